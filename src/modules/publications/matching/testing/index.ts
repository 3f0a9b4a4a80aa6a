export { author, bibliographicRecord, delivery, identifiers, tester } from "../../testing/builders.ts";
export { at, institute, madeUpGraph } from "./made-up-graph.ts";
