// The JSON Schema of scenarios, as far as it says what one setting may be.

import type { Opened } from "../protocol";

/** A Schema is a node of configs/schema.json. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  enum?: (string | number)[];
  enumDescriptions?: string[];
  const?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  default?: unknown;
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  then?: Schema;
  required?: string[];
}

/** A Leaf is what may stand at a path. */
export interface Leaf {
  path: string;
  kind: "number" | "integer" | "boolean" | "choice" | "text";
  options: string[];
  optionsSay: string[];
  min?: number;
  max?: number;
  default?: unknown;
  says: string;
}

type Settings = Opened["settings"][number];

/** leaf finds what a path may be set to, given the kinds that the settings name on the way. */
export function leaf(root: Schema, path: string, settings: Settings): Leaf {
  let node: Schema = root;
  let prefix = "";
  for (const part of path.split(".")) {
    node = child(kindOf(root, solid(root, node), settings[prefix + "kind"]), part);
    prefix += part + ".";
  }
  return shape(solid(root, node), path, settings[path]);
}

/** solid follows a reference, and of several forms takes the one that holds something. */
function solid(root: Schema, node: Schema): Schema {
  const { $ref, ...beside } = node;
  if ($ref) return { ...solid(root, root.$defs?.[$ref.replace("#/$defs/", "")] ?? {}), ...beside };
  const form = node.anyOf?.find((n) => n.type !== "null");
  if (node.anyOf?.some((n) => n.type === "number")) return { ...node, type: "text" }; // a number or a word such as forever
  return form && !node.properties ? { ...solid(root, form), ...(node.description && { description: node.description }) } : node;
}

/** kindOf adds the parameters of a kind to those that all kinds have. */
function kindOf(root: Schema, node: Schema, kind: Settings[string] | undefined): Schema {
  const branch = node.allOf?.find((n) => n.if?.properties?.["kind"]?.const === kind)?.then;
  if (!branch) return node;
  return { ...node, properties: { ...solid(root, branch).properties, ...node.properties } };
}

function child(node: Schema, part: string): Schema {
  const named = node.properties?.[part];
  if (named) return named;
  return typeof node.additionalProperties === "object" ? node.additionalProperties : {};
}

function shape(node: Schema, path: string, value: Settings[string] | undefined): Leaf {
  const min = node.minimum ?? node.exclusiveMinimum;
  const max = node.maximum ?? node.exclusiveMaximum;
  return {
    path,
    kind: node.enum ? "choice" : kindOfValue(node.type, value),
    options: (node.enum ?? []).map(String),
    optionsSay: node.enumDescriptions ?? [],
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    default: node.default,
    says: node.description ?? "",
  };
}

function kindOfValue(type: string | undefined, value: Settings[string] | undefined): Leaf["kind"] {
  if (type === "integer" || type === "number" || type === "boolean") return type;
  if (type === "text" || type === "string") return "text";
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}

/** kindsOf lists the kinds that can be added under a top key, with what each is; none where nothing can be added by its kind. */
export function kindsOf(root: Schema, top: string): { name: string; says: string }[] {
  const node = root.properties?.[top];
  const entry = node && typeof node.additionalProperties === "object" ? solid(root, node.additionalProperties) : undefined;
  const kind = entry?.properties?.["kind"];
  return (kind?.enum ?? []).map((name, i) => ({ name: String(name), says: kind?.enumDescriptions?.[i] ?? "" }));
}
