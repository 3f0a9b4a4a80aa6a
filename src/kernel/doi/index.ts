export { doiAddress, isResolvable, relationTypes } from "./resource.ts";
export type { DoiCreator, DoiResource, DoiText, RelatedIdentifierType, ResourceTypeGeneral } from "./resource.ts";
export { dataciteElement, dataciteNamespace, dataciteSchema, dataciteXml } from "./datacite-xml.ts";
export { dataciteJson } from "./datacite-json.ts";
export { dryProvider } from "./provider.ts";
export type { DoiOutcome, DoiProvider, DoiRequest } from "./provider.ts";
export { dataciteProvider } from "./datacite-provider.ts";
export type { DataciteSettings } from "./datacite-provider.ts";
