import { z } from "zod";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { route, type RequestContext, type Route } from "../../../kernel/http/route.ts";
import type { Clock } from "../../../kernel/time/day.ts";
import type { Datasets } from "../domain/datasets.ts";
import { fileAddress } from "../exchange/addresses.ts";
import { unknownDataset } from "../errors.ts";
import type { Files } from "../files/index.ts";
import { croissantOf } from "./schemas/croissant.ts";
import { dataPackageOf } from "./schemas/data-package.ts";
import { tableSchemaOf } from "./schemas/table-schema.ts";

export interface ProfileWebDeps {
  readonly datasets: Pick<Datasets, "find">;
  readonly files: Pick<Files, "fileFor" | "filesFor">;
  readonly clock: Clock;
  /** Where the world reaches this site; null: as it was asked. */
  readonly siteUrl: string | null;
  /** Name of the institute: the publisher where a record names nobody. */
  readonly publisher: () => Promise<string>;
}

const code = z.string().regex(/^ds-\d{6,}$/);
const link = z.string().max(200).optional();

/** Schemas made of profiles. Those of files follow the one rule of who may download them; Croissant tells what is open to all. */
export function profileRoutes({ datasets, files, clock, siteUrl, publisher }: ProfileWebDeps): readonly Route[] {
  const site = ({ url }: RequestContext): string => siteUrl ?? url.origin;
  return [
    route({
      method: "GET", path: "/data/:code/files/:id/table-schema.json", access: "public", summary: "Table Schema of a file of a dataset (Data Package 2.1)",
      params: z.object({ code, id: z.uuid() }), query: z.object({ link, table: z.coerce.number().int().min(1).max(1_000).default(1) }),
      handle: async ({ params, query, context }) => {
        const { file } = await files.fileFor({ actor: context.actor, linkToken: query.link ?? null }, params.code, params.id);
        const schema = file.profile === null ? null : tableSchemaOf(file.profile, query.table - 1);
        if (schema === null) throw new AppError("datasets.no-table", both("Ce fichier n’est pas un tableau, ou n’a pas encore été lu.", "This file is no table, or has not been read yet."), { status: 404 });
        return { kind: "document", mediaType: "application/json; charset=utf-8", text: `${JSON.stringify(schema, null, 2)}\n` };
      },
    }),
    route({
      method: "GET", path: "/data/:code/datapackage.json", access: "public", summary: "A dataset as a Data Package 2.1", params: z.object({ code }), query: z.object({ link }),
      handle: async ({ params, query, context }) => {
        const found = await files.filesFor({ actor: context.actor, linkToken: query.link ?? null }, params.code);
        const text = JSON.stringify(dataPackageOf(found.dataset, found.files, site(context), (file) => fileAddress(site(context), found.dataset, file)), null, 2);
        return { kind: "document", mediaType: "application/json; charset=utf-8", text: `${text}\n` };
      },
    }),
    route({
      method: "GET", path: "/data/:code/croissant.json", access: "public", summary: "A dataset as Croissant 1.1", params: z.object({ code }),
      handle: async ({ params, context }) => {
        const dataset = await datasets.find(params.code);
        if (dataset === null || dataset.state !== "published" || dataset.code !== params.code) throw unknownDataset();
        return { kind: "document", mediaType: "application/ld+json; charset=utf-8", text: `${JSON.stringify(croissantOf(dataset, { siteUrl: site(context), today: clock.today(), publisher: await publisher() }), null, 2)}\n` };
      },
    }),
  ];
}
