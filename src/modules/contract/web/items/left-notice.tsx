import type { VNode } from "preact";
import { Notice } from "../../../../kernel/html/index.ts";
import { formatDay } from "../../../../kernel/i18n/format.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Place } from "../place.ts";

/** Says above an item read as of an earlier day that the contract of today no longer has it. */
export function LeftNotice({ place: { say, language }, left }: { readonly place: Place; readonly left: Day }): VNode {
  return (
    <Notice kind="warn" language={language} title={say(`Ceci n’est plus au contrat depuis le ${formatDay(left, "fr")}`, `No longer in the contract since ${formatDay(left, "en")}`)}>
      <p>{say("Un avenant l’a retiré. Cette page montre ce que le contrat en disait avant.", "An amendment took it out. This page shows what the contract said of it before.")}</p>
    </Notice>
  );
}
