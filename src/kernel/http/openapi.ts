import { z } from "zod";
import type { Route } from "./route.ts";

type Json = Record<string, unknown>;

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z
    .array(
      z.object({
        pointer: z.string().optional(),
        code: z.string(),
        severity: z.enum(["error", "warning"]),
        detail: z.string(),
        line: z.int().optional(),
        column: z.string().optional(),
      }),
    )
    .optional(),
});

/**
 * The OpenAPI 3.1 description of the API routes, made from the very schemas that parse what comes in and goes out.
 * Throws where a route's parameters are not an object or a path names a parameter that its schema lacks.
 */
export function openApiDocument(routes: readonly Route[], info: { title: string; version: string; sessionCookie: string }): Json {
  const schemas: Json = { Problem: jsonSchema(problemSchema, "output", "Problem", {}) };
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: { title: info.title, version: info.version },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: "What went wrong (RFC 9457), with every fault that can be mended.",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: info.sessionCookie },
        token: { type: "http", scheme: "bearer", description: "A token made on /account/tokens; it opens what its account opens, or reading alone." },
      },
    },
  };
}

function operation(route: Route, schemas: Json): Json {
  const id = operationId(route);
  const open = route.access === "public";
  return {
    operationId: id,
    summary: route.summary,
    ...(route.description === undefined && route.perMinute === undefined ? {} : { description: [route.description, route.perMinute === undefined ? undefined : `At most ${route.perMinute} requests a minute and caller; beyond, 429 with Retry-After.`].filter((part) => part !== undefined).join("\n\n") }),
    security: open ? [] : [{ session: [] }, { token: [] }],
    "x-access": route.access,
    parameters: [
      ...pathParameters(route, id, schemas),
      ...parametersOf(route.query, "query", `${id}_query`, schemas),
      ...(route.method === "GET"
        ? []
        : [{ name: "x-csrf-token", in: "header", required: false, description: "From GET /api/v1/session; needed with a session, not with a token.", schema: { type: "string" } }]),
    ],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: jsonSchema(route.body, "input", `${id}_body`, schemas) } } } }),
    responses: {
      "200": {
        description: "Done.",
        ...(route.response === undefined
          ? {}
          : { content: { "application/json": { schema: jsonSchema(route.response, "output", `${id}_response`, schemas) } } }),
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function operationId({ method, path }: Route): string {
  const words = path.replace(/^\/api\/v1\//, "").split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return [method.toLowerCase(), ...words].join("_");
}

function pathParameters(route: Route, id: string, schemas: Json): Json[] {
  const named = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
  const declared = parametersOf(route.params, "path", `${id}_params`, schemas);
  const missing = named.filter((name) => !declared.some((parameter) => parameter["name"] === name));
  if (route.params !== undefined && missing.length > 0) throw new TypeError(`${route.path}: no schema for ${missing.join(", ")}`);
  return named.map((name) => ({ ...(declared.find((parameter) => parameter["name"] === name) ?? { name, in: "path", schema: { type: "string" } }), required: true }));
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query", name: string, schemas: Json): Json[] {
  if (schema === undefined) return [];
  const object = jsonSchema(schema, "input", name, schemas);
  const properties = object["properties"];
  if (!isJson(properties)) throw new TypeError(`${name}: parameters must be an object schema`);
  const required = Array.isArray(object["required"]) ? object["required"] : [];
  return Object.entries(properties).map(([key, value]) => ({ name: key, in: place, required: required.includes(key), schema: value }));
}

/** JSON Schema of a zod schema; what it defines on the side (recursion, reuse) moves to the shared components. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", name: string, schemas: Json): Json {
  const { $schema: _dialect, $defs: definitions, ...whole } = z.toJSONSchema(schema, { target: "draft-2020-12", io, unrepresentable: "any" });
  const rename = (reference: string) =>
    reference === "#" ? `#/components/schemas/${name}` : reference.replace(/^#\/\$defs\/(.*)$/, (_all, key: string) => `#/components/schemas/${name}_${key.replaceAll(/\W/g, "_")}`);
  const moved = withReferences(whole, rename);
  for (const [key, definition] of Object.entries(definitions ?? {})) {
    schemas[`${name}_${key.replaceAll(/\W/g, "_")}`] = withReferences(definition, rename);
  }
  if (JSON.stringify(whole).includes('"$ref":"#"')) schemas[name] = moved;
  return isJson(moved) ? moved : {};
}

function withReferences(value: unknown, rename: (reference: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => withReferences(item, rename));
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "$ref" && typeof inner === "string" ? rename(inner) : withReferences(inner, rename)]),
  );
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
