// What moved the score: each cause with its points, which add up to the score less the base.

import type { Life } from "../protocol";
import { label, number, signed, t } from "../text";

export function Account({ lives }: { lives: Life[] }) {
  return <>{lives[0]!.institutions.filter((i) => i.account).map((i) => <Of key={i.label} lives={lives} institution={i.label} />)}</>;
}

function Of({ lives, institution }: { lives: Life[]; institution: string }) {
  const of = lives.map((life) => life.institutions.find((i) => i.label === institution));
  const causes = (of[0]?.account ?? []).map((a) => a.cause);
  const points = (cause: string): (number | undefined)[] => of.map((i) => i?.account?.find((a) => a.cause === cause)?.points);
  const told = causes.filter((cause) => points(cause).some(Boolean));
  return (
    <section>
      <h3>{t("card.account", { institution: label(institution) })}</h3>
      <table class="account">
        <caption class="unseen">{t("card.account", { institution: label(institution) })}</caption>
        <tbody>
          <tr><th scope="row">{t("card.base")}</th>{of.map((i, w) => <td key={w} data-world={w}>{i ? number(i.base) : ""}</td>)}</tr>
          {told.map((cause) => (
            <tr key={cause}>
              <th scope="row">{t(`card.cause.${cause}`)}</th>
              {points(cause).map((p, w) => <td key={w} data-world={w}>{p === undefined ? "" : signed(p)}</td>)}
            </tr>
          ))}
          <tr class="total"><th scope="row">{t("card.score")}</th>{of.map((i, w) => <td key={w} data-world={w}>{number(i?.score?.at(-1) ?? NaN)}</td>)}</tr>
        </tbody>
      </table>
    </section>
  );
}
