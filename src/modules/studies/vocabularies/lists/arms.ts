import { ownList } from "./concept.ts";

/** How many parties do not know the treatment; FReSH only tells masked from open. */
export const masking = ownList("masking", [
  ["none", "Aucun (ouvert)", "None (open)", { fresh: "FMT5335", ctgov: "NONE" }],
  ["masked", "En insu, niveau non précisé", "Masked, level not given", { fresh: "FMT3704" }],
  ["single", "Simple insu", "Single", { nearFresh: "FMT3704", ctgov: "SINGLE" }],
  ["double", "Double insu", "Double", { nearFresh: "FMT3704", ctgov: "DOUBLE" }],
  ["triple", "Triple insu", "Triple", { nearFresh: "FMT3704", ctgov: "TRIPLE" }],
  ["quadruple", "Quadruple insu", "Quadruple", { nearFresh: "FMT3704", ctgov: "QUADRUPLE" }],
]);

export const maskedRole = ownList("masked-role", [
  ["participant", "Le participant", "The participant", { fresh: "FBM7367", ctgov: "PARTICIPANT" }],
  ["care-provider", "Les soignants", "Those who give care", { fresh: "FBM7804", ctgov: "CARE_PROVIDER" }],
  ["investigator", "L’équipe de recherche", "The research team", { fresh: "FBM7912", ctgov: "INVESTIGATOR" }],
  ["outcomes-assessor", "Qui évalue les résultats", "Whoever assesses outcomes", { fresh: "FBM4651", ctgov: "OUTCOMES_ASSESSOR" }],
]);

export const armKind = ownList("arm-kind", [
  ["experimental", "Intervention à l’essai", "Intervention on trial", { fresh: "FAT6332", ctgov: "EXPERIMENTAL" }],
  ["active-comparator", "Comparaison à un traitement actif", "Compared with an active treatment", { fresh: "FAT7155", ctgov: "ACTIVE_COMPARATOR" }],
  ["placebo-comparator", "Comparaison à un placebo", "Compared with a placebo", { fresh: "FAT2379", ctgov: "PLACEBO_COMPARATOR" }],
  ["sham-comparator", "Comparaison à un acte simulé", "Compared with a simulated act", { fresh: "FAT7054", ctgov: "SHAM_COMPARATOR" }],
  ["no-intervention", "Aucune intervention", "Nothing given", { fresh: "FAT2443", ctgov: "NO_INTERVENTION" }],
  ["other", "Autre bras", "Other arm", { fresh: "FAT9716", ctgov: "OTHER" }],
]);

export const interventionKind = ownList("intervention-kind", [
  ["drug", "Médicament", "Medicine", { fresh: "FIT5206", ctgov: "DRUG" }],
  ["device", "Dispositif médical", "Medical device", { fresh: "FIT2785", ctgov: "DEVICE" }],
  ["biological", "Produit biologique ou vaccin", "Biological product or vaccine", { fresh: "FIT2257", ctgov: "BIOLOGICAL" }],
  ["procedure", "Acte ou chirurgie", "Procedure or surgery", { fresh: "FIT6850", ctgov: "PROCEDURE" }],
  ["radiation", "Rayonnement", "Radiation", { fresh: "FIT1599", ctgov: "RADIATION" }],
  ["behavioural", "Comportement ou psychothérapie", "Behaviour or psychotherapy", { fresh: "FIT5205", ctgov: "BEHAVIORAL" }],
  ["genetic", "Génétique (transfert de gènes, cellules modifiées)", "Genetic (gene transfer, modified cells)", { fresh: "FIT3699", ctgov: "GENETIC" }],
  ["dietary-supplement", "Complément de l’alimentation", "Food supplement", { fresh: "FIT5827", ctgov: "DIETARY_SUPPLEMENT" }],
  ["diagnostic-test", "Test diagnostique", "Diagnostic test", { fresh: "FIT4535", ctgov: "DIAGNOSTIC_TEST" }],
  ["combination-product", "Produit combiné", "Combined product", { fresh: "FIT9216", ctgov: "COMBINATION_PRODUCT" }],
  ["public-health", "Action de santé publique", "Public health action", { fresh: "FIT6141" }],
  ["exposure", "Exposition observée", "Exposure observed", { nearFresh: "FIT5042" }],
  ["other", "Autre intervention", "Other intervention", { fresh: "FIT5042", ctgov: "OTHER" }],
]);
