// What to look at: a lesson, a story, or any scenario there is.

import type { Hello } from "../protocol";
import type { Store } from "../store";
import { find, number, t } from "../text";

export function Chooser({ store }: { store: Store }) {
  const hello = store.hello.value;
  if (!hello) return null;
  const told = new Set(hello.stories.map((s) => s.state.scenario));
  const others = hello.presets.filter((p) => !told.has(p.name) && p.name !== "base"); // nothing happens in base
  const choose = (e: Event): void => choice(store, hello, (e.currentTarget as HTMLSelectElement).value);
  return (
    <div class="chooser">
      <label for="story">{t("shell.show")}</label>
      <select id="story" value={current(store, others)} onChange={choose}>
        {current(store, others) === "" && <option value="">{store.opened.value?.title ?? ""}</option>}
        {hello.lessons.length > 0 && (
          <optgroup label={t("shell.lessons")}>
            {hello.lessons.map((l, i) => <option key={l.name} value={"lesson " + l.name}>{i + 1}. {titleOf("lessons", l.name)}</option>)}
          </optgroup>
        )}
        <optgroup label={t("shell.stories")}>
          {hello.stories.map((s) => <option key={s.name} value={"story " + s.name}>{titleOf("stories", s.name)}</option>)}
        </optgroup>
        <optgroup label={t("shell.scenarios")}>
          {others.map((p) => <option key={p.name} value={"preset " + p.name}>{p.title === p.name ? p.name : `${p.name}: ${p.title}`}</option>)}
        </optgroup>
      </select>
    </div>
  );
}

/** titleOf is the title of a story or lesson; its name where there is none. */
export function titleOf(section: "stories" | "lessons", name: string): string {
  const title = find(`${section}.${name}.title`);
  return typeof title === "string" ? title : name;
}

/** current is what is chosen of the list; "" where it is not in it: a file, or a story's scenario by itself. */
function current(store: Store, others: Hello["presets"]): string {
  if (store.place.value) return "lesson " + store.place.value.lesson;
  if (store.story.value) return "story " + store.story.value;
  const scenario = store.opened.value?.state.scenario;
  return others.some((p) => p.name === scenario) ? "preset " + scenario : "";
}

function choice(store: Store, hello: Hello, chosen: string): void {
  const [kind, name = ""] = chosen.split(" ");
  const story = hello.stories.find((s) => s.name === name);
  const scene = hello.lessons.find((l) => l.name === name)?.scenes[0];
  if (kind === "story" && story) void store.begin(story.state, { story: name });
  if (kind === "lesson" && scene) void store.begin(scene.state, { place: { lesson: name, scene: 0 } });
  if (kind === "preset") void beginPreset(store, name);
}

const FEW = 2000;

/** beginPreset opens a scenario, with fewer people where it has too many for a page. */
async function beginPreset(store: Store, scenario: string): Promise<void> {
  if (await store.begin({ scenario, twin: null, period: 0 })) return;
  if (!store.failure.value?.mistakes?.some((m) => m.path === "people.count")) return;
  if (await store.begin({ scenario, set: [`people.count=${FEW}`], twin: null, period: 0 })) store.say(t("shell.fewer", { n: number(FEW) }));
}
