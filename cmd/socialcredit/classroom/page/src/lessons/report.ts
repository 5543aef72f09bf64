// A report of what a class saw: one HTML file that stands on its own, without scripts.

import { saying } from "../describe";
import { amount, columnOf, date, difference, groupName, groupsOf, measureName } from "../plots/names";
import { plotOf } from "../plots/kinds";
import { exclusionColumns, mainLabel } from "../plots/measures";
import type { Opened } from "../protocol";
import type { Series } from "../series";
import { address } from "../share";
import type { Store } from "../store";
import { has, lines, locale, t } from "../text";
import { answers, guesses } from "./class_work";
import { here } from "./lesson";
import { plotSVG } from "./plot_svg";
import styles from "./report_css";
import { voiceOf } from "./facts";

/** escaped is text as HTML shows it. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]!);

/** reportOf is the whole file. */
export function reportOf(store: Store, when: Date): string {
  const [opened, series] = [store.opened.value, store.series.value];
  if (!opened || !series) return "";
  const title = titleOf(store, opened);
  const parts = [facts(store, opened, when), plots(store), numbers(opened, series, store.period.value), guessed(opened), answered(), limits(store)];
  return `<!doctype html>
<html lang="${locale()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t("shell.saying", { name: t("teach.report.title"), value: title }))}</title><style>${styles}</style></head>
<body><h1>${escaped(t("teach.report.title"))}</h1><p class="title">${escaped(title)}</p>
${parts.join("\n")}
</body></html>
`;
}

/** reportName is what the file is called. */
export const reportName = (opened: Opened, period: number): string =>
  `socialcredit-${opened.state.scenario}-seed-${opened.state.seed ?? 0}-${opened.unit}-${period}.html`;

function titleOf(store: Store, opened: Opened): string {
  const now = here(store);
  if (now) return t("shell.saying", { name: voiceOf(now.lesson).say("title"), value: voiceOf(now.lesson).say(`scenes.${now.scene.name}.title`) });
  const key = `stories.${store.story.value}.title`;
  return has(key) ? t(key) : opened.title;
}

const head = (key: string): string => `<h2>${escaped(t(`teach.report.${key}`))}</h2>`;
const row = (name: string, html: string): string => `<dt>${escaped(t(`teach.report.${name}`))}</dt><dd>${html}</dd>`;
const listed = (items: string[]): string =>
  items.length === 0 ? escaped(t("teach.report.none")) : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;

/** facts are what one needs to make the same again. */
function facts(store: Store, opened: Opened, when: Date): string {
  const { state } = opened;
  const link = address(store, true);
  return `<dl>${[
    row("when", escaped(when.toLocaleString(locale()))),
    row("scenario", `<code>${escaped(state.scenario)}</code> ${escaped(opened.title)}`),
    row("changes", listed((state.set ?? []).map(said))),
    ...(state.twin === null ? [] : [row("differs", listed(state.twin.map(said)))]),
    row("seed", escaped(String(state.seed ?? ""))),
    row("period", escaped(`${date(opened, store.period.value)} (${store.period.value} / ${opened.periods})`)),
    row("version", escaped(store.hello.value?.version ?? "")),
    row("link", `<a href="${escaped(link)}">${escaped(link)}</a>`),
    row("commands", opened.command.map((c) => `<pre>${escaped(c)}</pre>`).join("") + (state.hand ? `<p>${escaped(t("shell.share.hand", { n: state.hand.person }))}</p>` : "")),
  ].join("")}</dl>`;
}

const said = (set: string): string => `${saying(set)} (${set})`;

function plots(store: Store): string {
  const names = new Set(store.shown.value.map((name) => plotOf(name).name)); // a link may name any
  const drawn = [...names].map((name) => plotSVG(store, name)).filter((svg) => svg !== null);
  return drawn.length === 0 ? "" : head("plots") + drawn.map((svg) => `<figure>${svg}</figure>`).join("");
}

/** measuresOf are the columns that a table of a society holds. */
function measuresOf(opened: Opened): string[] {
  const main = mainLabel(opened);
  const wanted = [`${main}_mean`, `${main}_sd`, `${main}_green`, "any_excluded", "any_ever_excluded", ...exclusionColumns(opened).map((c) => c.column)];
  return [...new Set(wanted)].filter((name) => columnOf(opened, name));
}

/** numbers are the measures in the period that is shown, of everybody and, of who is shut out, by group. */
function numbers(opened: Opened, series: Series, period: number): string {
  const twins = series.worlds > 1;
  const cells = (group: number, name: string): string => {
    const unit = columnOf(opened, name)!.unit;
    const [a, b] = [series.at(0, group, name, period), series.at(1, group, name, period)];
    const both = `<td>${escaped(amount(a, unit))}</td>` + (twins ? `<td>${escaped(amount(b, unit))}</td><td>${Number.isFinite(b - a) ? escaped(difference(b - a, unit)) : ""}</td>` : "");
    const what = measureName(opened, name);
    const called = group === 0 ? what : t("plots.of_group", { what, group: groupName(opened, group) });
    return `<tr><th scope="row">${escaped(called)}</th>${both}</tr>`;
  };
  const rows = measuresOf(opened).map((name) => cells(0, name));
  const groups = columnOf(opened, "any_excluded") ? groupsOf(opened).filter((g) => g > 0).map((g) => cells(g, "any_excluded")) : [];
  const heads = ["measure", "first", ...(twins ? ["second", "difference"] : [])];
  return `${head("numbers")}<table><thead><tr>${heads.map((h) => `<th scope="col">${escaped(t(`teach.report.${h}`))}</th>`).join("")}</tr></thead><tbody>${rows.join("")}${groups.join("")}</tbody></table>`;
}

/** guessed are the guesses of all lessons, each with what it became. */
function guessed(opened: Opened): string {
  const list = Object.entries(guesses.value).map(([key, guess]) => {
    const value = t("teach.report.guess_of", {
      measure: measureName(opened, guess.column), guess: amount(guess.values.at(-1), guess.unit), real: amount(guess.real, guess.unit),
    });
    return t("shell.saying", { name: sceneTitle(key), value });
  });
  return list.length === 0 ? "" : head("guesses") + listed(list);
}

function answered(): string {
  const list = Object.entries(answers.value).filter(([, text]) => text.trim());
  if (list.length === 0) return "";
  const [question, title] = [(key: string): string => t(`lessons.${key.replace(".", ".scenes.")}.ask`), sceneTitle];
  return head("answers") + list.map(([key, text]) => `<h3>${escaped(title(key))}</h3><p><em>${escaped(question(key))}</em></p><p>${escaped(text)}</p>`).join("");
}

const sceneTitle = (key: string): string => `${t(`lessons.${key.split(".")[0]}.title`)} · ${t(`lessons.${key.replace(".", ".scenes.")}.title`)}`;

function limits(store: Store): string {
  const now = here(store);
  const own = now ? [voiceOf(now.lesson).say("limits")] : lines(`stories.${store.story.value}.limits`);
  return head("limits") + [t("teach.report.limits_text"), ...own].map((p) => `<p>${escaped(p)}</p>`).join("");
}
