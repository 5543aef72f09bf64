// What is open to the person and what is shut, by sign and by word.

import type { Life } from "../protocol";
import { label, t } from "../text";

export function Rights({ lives }: { lives: Life[] }) {
  const services = [...lives[0]!.services].sort((a, b) => Number(b.right) - Number(a.right));
  if (!services.length) return null;
  return (
    <section>
      <h3>{t("card.rights")}</h3>
      <table class="rights">
        <caption class="unseen">{t("card.rights")}</caption>
        <tbody>
          {services.map((service) => (
            <tr key={service.label}>
              <th scope="row">{label(service.label)}{!service.right && <span class="soft"> {t("card.perk")}</span>}</th>
              {lives.map((life, world) => <Door key={world} world={world} shut={life.services.find((s) => s.label === service.label)?.shut.at(-1)} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Door is a service, open or shut; not there in a world that has no such service. */
function Door({ shut, world }: { shut: boolean | undefined; world: number }) {
  if (shut === undefined) return <td data-world={world}>{t("card.absent")}</td>;
  return (
    <td data-world={world} class={shut ? "shut" : "open"}>
      <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d={shut ? "M4 9h2V6a4 4 0 018 0v3h2v9H4zM8 9h4V6a2 2 0 00-4 0z" : "M4 9h9V6a2 2 0 00-4 0H7a4 4 0 018 0v3h1v9H4z"} fill-rule="evenodd" />
      </svg>{" "}
      {t(shut ? "card.shut" : "card.open")}
    </td>
  );
}
