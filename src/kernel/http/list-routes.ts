import type { Access, Route } from "./route.ts";

export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
}

/** Every route with who may call it, for the test that walks all routes in all roles, and for the documentation. */
export function listRoutes(routes: readonly Route[]): ListedRoute[] {
  return routes.map(({ method, path, access }) => ({ method, path, access }));
}
