import type { VNode } from "preact";
import { TabLinks } from "../../../kernel/html/index.ts";
import type { Place } from "./place.ts";

export type Face = "" | "/statements" | "/administrative" | "/network";

/** The faces of one entity, each at its own address. */
export function EntityTabs({ path, face, faces, place }: { readonly path: string; readonly face: Face; readonly faces: readonly Face[]; readonly place: Place }): VNode {
  const { say } = place;
  const labels: Readonly<Record<Face, string>> = {
    "": say("Fiche", "Record"),
    "/administrative": say("Données administratives", "Administrative data"),
    "/network": say("Réseau", "Network"),
    "/statements": say("Sources et déclarations", "Sources and statements"),
  };
  return <TabLinks label={say("Vues", "Views")} tabs={faces.map((one) => ({ label: labels[one], href: place.href(`${path}${one}`), current: one === face }))} />;
}

export const structureFaces: readonly Face[] = ["", "/administrative", "/network", "/statements"];
export const organisationFaces: readonly Face[] = ["", "/network", "/statements"];
