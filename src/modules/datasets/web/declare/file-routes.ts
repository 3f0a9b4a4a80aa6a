import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import type { DeclareDeps } from "./deps.ts";
import { stepPath } from "./steps/index.ts";
import { callerOf } from "./step-routes.tsx";

const ofFile = z.object({ code: z.string().max(40), file: z.string().max(60) });

/** What the forms of the files step do without a script: put in, take out, put back, describe. */
export function fileRoutes(deps: DeclareDeps): readonly Route[] {
  const back = (code: string, done: string, file = "") => ({ kind: "redirect", to: `${stepPath(code, "files")}?done=${done}${file === "" ? "" : `#file-${file}`}` }) as const;
  return [
    route({
      method: "POST", path: "/data/:code/edit/files/add", access: "signed-in", summary: "Puts a file into a dataset, in one request", params: z.object({ code: z.string().max(40) }),
      handle: async ({ params, files, context }) => {
        const actor = callerOf(context);
        for (const file of files) await deps.files.add(actor, params.code, { name: file.name, content: file.bytes });
        return files.length === 0 ? { kind: "redirect", to: `${stepPath(params.code, "files")}?done=no-file#field-files` } : back(params.code, "added");
      },
    }),
    route({
      method: "POST", path: "/data/:code/edit/files/:file/remove", access: "signed-in", summary: "Takes a file out of a draft; it can be put back", params: ofFile,
      handle: async ({ params, context }) => {
        await deps.files.remove(callerOf(context), params.code, params.file);
        return back(params.code, "removed");
      },
    }),
    route({
      method: "POST", path: "/data/:code/edit/files/:file/restore", access: "signed-in", summary: "Puts a file back that was taken out", params: ofFile,
      handle: async ({ params, context }) => {
        await deps.files.restore(callerOf(context), params.code, params.file);
        return back(params.code, "restored", params.file);
      },
    }),
    route({
      method: "POST", path: "/data/:code/edit/files/:file/describe", access: "signed-in", summary: "Says what a file holds", params: ofFile, body: z.object({ description: z.string().max(4000) }),
      handle: async ({ params, body, context }) => {
        const description = body.description.trim();
        await deps.files.describe(callerOf(context), params.code, params.file, { description: description === "" ? null : description });
        return back(params.code, "described", params.file);
      },
    }),
  ];
}
