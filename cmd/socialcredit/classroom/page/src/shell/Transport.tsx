// Time: go, pause, step, the speed, the timeline; and luck: the seed.

import type { Store } from "../store";
import { date } from "../date";
import { number, t } from "../text";
import { Icon } from "./Icon";
import { Seed } from "./Seed";
import { Speed } from "./Speed";

export function Transport({ store }: { store: Store }) {
  const opened = store.opened.value;
  const going = store.playing.value;
  const off = !opened;
  return (
    <section class="transport" aria-label={t("shell.controls")}>
      <div class="buttons">
        <button type="button" id="setup" disabled={off} title={t("shell.setup_title")} onClick={() => store.setUp()}>
          <Icon name="start" /> {t("shell.setup")}
        </button>
        <button type="button" id="go" class="main" disabled={off} title={t("shell.go_title")} onClick={() => (going ? store.pause() : store.go())}>
          <Icon name={going ? "pause" : "play"} /> {t(going ? "shell.pause" : "shell.go")}
        </button>
        <button type="button" id="step" disabled={off} title={t("shell.step_title")} onClick={() => void store.step(1)}>
          <Icon name="step" /> {t("shell.step")}
        </button>
        <button type="button" id="step-ten" disabled={off} title={t("shell.ten_title")} onClick={() => void store.step(10)}>
          <Icon name="ten" /> {t("shell.ten")}
        </button>
        <button type="button" id="reset" disabled={off} title={t("shell.reset_title")} onClick={() => store.reset()}>
          <Icon name="undo" /> {t("shell.reset")}
        </button>
        <Speed store={store} />
      </div>
      <div class="when">
        <Timeline store={store} />
        <Seed store={store} />
      </div>
    </section>
  );
}

/** Timeline is the run as a line: where it is, and where it shall go. */
function Timeline({ store }: { store: Store }) {
  const opened = store.opened.value;
  if (!opened) return null;
  const period = store.period.value;
  const when = date(opened, period);
  return (
    <div class="timeline">
      <label for="timeline" id="date">{when}</label>
      <input id="timeline" type="range" min={0} max={opened.periods} step={1} value={period} aria-valuetext={when}
        onInput={(e) => store.seek(e.currentTarget.valueAsNumber)} />
      <output for="timeline" id="period">{t("shell.period", { n: number(period), of: number(opened.periods) })}</output>
    </div>
  );
}
