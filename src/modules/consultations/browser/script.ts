import { scriptBundle } from "../../../kernel/html/index.ts";

/** The script of the pages where one answers, one file, readable: what it does can be checked (`jalon consultations script`). */
export const answeringScript = scriptBundle("answering", new URL("./main.ts", import.meta.url), "Answers to questionnaires: made of sources under EUPL-1.2, of @cloudflare/blindrsa-ts (Apache-2.0) and of sjcl (BSD-2-Clause)");
