import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { AssetSource } from "../server-options.ts";

const hashedName = /[.-][0-9a-f]{8,64}\.\w+$/;

/**
 * A name that carries the hash of its content (`style.3fa9c01b.css`) or an address with `?v=` never changes and is kept
 * for a year; any other is asked for again. Throws on a file in memory whose address is not under the prefix.
 */
export async function registerAssets(server: FastifyInstance, assets: AssetSource): Promise<void> {
  await server.register(async (scope) => {
    scope.addHook("onSend", async (request, reply) => {
      if (reply.statusCode !== 200 && reply.statusCode !== 304) return;
      const [path = "", query = ""] = request.url.split("?");
      const forEver = hashedName.test(path) || new URLSearchParams(query).has("v");
      reply.header("cache-control", forEver ? "public, max-age=31536000, immutable" : "public, no-cache");
    });
    for (const [url, { mediaType, bytes }] of assets.files ?? []) {
      if (!url.startsWith(assets.prefix)) throw new RangeError(`not under ${assets.prefix}: ${url}`);
      const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      scope.get(url, async (_request, reply) => reply.type(mediaType).send(payload));
    }
    for (const { name, load } of assets.made ?? []) {
      scope.get<{ Params: { rest: string } }>(`${assets.prefix}${name}.:rest`, async (request, reply) => {
        const { url, mediaType, bytes } = await load();
        if (url !== `${assets.prefix}${name}.${request.params.rest}`) return reply.callNotFound();
        return reply.type(mediaType).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      });
    }
    if (assets.directory === undefined) return;
    await scope.register(fastifyStatic, {
      root: assets.directory,
      prefix: assets.prefix,
      decorateReply: false,
      index: false,
      dotfiles: "ignore",
      cacheControl: false,
    });
  });
}
