import { route, type Route } from "../../../../kernel/http/route.ts";
import { answeringScript } from "../../browser/script.ts";
import { AnonymityPage } from "./anonymity-page.tsx";

/** How anonymity is kept, in plain words. */
export function anonymityRoutes(): readonly Route[] {
  return [
    route({
      method: "GET", path: "/consultations/anonymity", access: "public", summary: "How the anonymity of questionnaires is kept, and how to check it",
      handle: async ({ context: { language } }) => ({
        kind: "page",
        page: { title: language === "fr" ? "Comment l’anonymat est tenu" : "How anonymity is kept", section: "consultations", body: <AnonymityPage script={await answeringScript.load()} language={language} /> },
      }),
    }),
  ];
}
