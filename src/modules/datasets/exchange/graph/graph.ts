import { iri, quad, rdfType, text, type NamedNode, type Quad, type Quad_Object } from "../../../../kernel/rdf/index.ts";
import type { LocalisedText } from "../../domain/metadata.ts";
import { dct, skos } from "./terms.ts";

/** Something of a vocabulary that is kept elsewhere: what a validator has to know of it to check that it may stand where it does. */
export interface Concept {
  readonly address: string;
  readonly classes: readonly NamedNode[];
  /** Label in English; French where the vocabulary has one. */
  readonly label?: LocalisedText;
  readonly scheme?: { readonly address: string; readonly title: string };
}

export interface Graph {
  add(subject: NamedNode, predicate: NamedNode, object: Quad_Object | null | undefined): void;
  type(subject: NamedNode, ...classes: readonly NamedNode[]): void;
  /** One literal for each language that has text. */
  texts(subject: NamedNode, predicate: NamedNode, value: LocalisedText): void;
  /** The node of a concept; its facts are told once for the whole document. */
  concept(concept: Concept): NamedNode;
  /** The statements gathered since this was last called. */
  take(): readonly Quad[];
}

/**
 * Gathers statements. Every node has an address, none is blank: what is written part by part is then one graph, and others can
 * point to any part of it. A document tells the class, label and scheme of each concept that it uses, so that it
 * conforms whether or not the validator has loaded the vocabularies of the European Union.
 */
export function newGraph(): Graph {
  let held: Quad[] = [];
  const told = new Set<string>();
  const graph: Graph = {
    add(subject, predicate, object) {
      if (object !== null && object !== undefined) held.push(quad(subject, predicate, object));
    },
    type(subject, ...classes) {
      for (const one of classes) held.push(quad(subject, rdfType, one));
    },
    texts(subject, predicate, value) {
      for (const language of ["fr", "en"] as const) {
        const said = value[language]?.trim();
        if (said !== undefined && said !== "") held.push(quad(subject, predicate, text(said, language)));
      }
    },
    concept({ address, classes, label, scheme }) {
      const node = iri(address);
      const mark = `${address} ${classes.map(({ value }) => value).join(" ")}`;
      if (told.has(mark)) return node;
      told.add(mark);
      graph.type(node, ...classes);
      if (label !== undefined) graph.texts(node, skos("prefLabel"), label);
      if (scheme !== undefined) {
        const whole = iri(scheme.address);
        graph.add(node, skos("inScheme"), whole);
        if (!told.has(scheme.address)) {
          told.add(scheme.address);
          graph.type(whole, skos("ConceptScheme"));
          graph.add(whole, dct("title"), text(scheme.title, "en"));
        }
      }
      return node;
    },
    take() {
      const taken = held;
      held = [];
      return taken;
    },
  };
  return graph;
}
