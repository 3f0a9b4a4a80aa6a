export { createForms } from "./forms.ts";
export type { FormDeps, FormHouse } from "./forms.ts";
export { formSchema, jsonSchemaOfForm, readForm } from "./schema.ts";
export type { FormDraft, FormVersion } from "./store.ts";
