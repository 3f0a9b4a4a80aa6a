import { ownList } from "./concept.ts";

export const studyType = ownList("study-type", [
  ["interventional", "Interventionnelle", "Interventional", { fresh: "FRT8264", ctgov: "INTERVENTIONAL", help: ["Le protocole change quelque chose pour les participants (essais).", "The protocol changes something for participants (trials)."] }],
  ["observational", "Observationnelle", "Observational", { fresh: "FRT6550", ctgov: "OBSERVATIONAL", help: ["On observe sans rien changer à la prise en charge.", "Participants are observed; their care stays the same."] }],
  ["expanded-access", "Accès élargi à un traitement", "Expanded access", { ctgov: "EXPANDED_ACCESS", nearFresh: "FRT8264", help: ["Traitement à l’essai donné hors d’un essai.", "A treatment under trial given outside a trial."] }],
]);

/** What is particular about the design; several may hold. */
export const designFeature = ownList("design-feature", [
  ["platform", "Plateforme", "Platform", { help: ["Des bras entrent et sortent au fil du temps sous un protocole commun.", "Arms enter and leave over time under one master protocol."] }],
  ["basket", "Panier (basket)", "Basket", { help: ["Un traitement, plusieurs maladies.", "One treatment, several diseases."] }],
  ["umbrella", "Parapluie (umbrella)", "Umbrella", { help: ["Une maladie, plusieurs traitements selon des marqueurs.", "One disease, several treatments by marker."] }],
  ["adaptive", "Adaptative", "Adaptive", { help: ["Le protocole prévoit d’ajuster l’étude selon les données.", "The protocol plans changes that follow the data."] }],
  ["registry-nested", "Adossée à un registre", "Nested in a registry", { help: ["Recrutement ou suivi par un registre existant.", "Recruitment or follow-up through an existing registry."] }],
  ["cohort-nested", "Nichée dans une cohorte", "Nested in a cohort"],
  ["pragmatic", "Pragmatique", "Pragmatic", { help: ["Dans les conditions des soins de tous les jours.", "Under the conditions of everyday care."] }],
  ["cluster", "Randomisation en grappes", "Cluster randomised", { help: ["On tire au sort des groupes, pas des personnes.", "Groups are drawn by lot, not people."] }],
  ["stepped-wedge", "En escalier (stepped wedge)", "Stepped wedge", { help: ["Les groupes passent à l’intervention l’un après l’autre.", "Groups move to the intervention one after another."] }],
  ["decentralised", "Décentralisée", "Decentralised", { help: ["Participation en partie ou tout à fait à distance.", "Taking part is partly or wholly remote."] }],
  ["n-of-1", "Essai sur une personne (n of 1)", "N of 1"],
  ["non-inferiority", "Non-infériorité", "Non-inferiority"],
  ["equivalence", "Équivalence", "Equivalence"],
  ["superiority", "Supériorité", "Superiority"],
  ["dose-finding", "Recherche de dose", "Dose finding"],
  ["bayesian", "Plan bayésien", "Bayesian design"],
  ["feasibility", "Faisabilité ou étude pilote", "Feasibility or pilot"],
  ["hybrid-effectiveness-implementation", "Efficacité et mise en œuvre à la fois", "Hybrid effectiveness and implementation"],
  ["patient-registry", "Registre de patients", "Patient registry"],
  ["longitudinal-cohort", "Cohorte suivie dans le temps", "Longitudinal cohort"],
  ["population-based", "En population", "Population-based"],
  ["twin-or-family", "Jumeaux ou familles", "Twins or families"],
  ["emulated-trial", "Essai émulé sur données", "Emulated target trial"],
  ["external-control", "Groupe témoin externe", "External control group"],
  ["participatory", "Participative", "Participatory", { help: ["Des patients ou des citoyens prennent part à la conception.", "Patients or citizens take part in its design."] }],
  ["multicentre", "Plusieurs centres", "Multicentre"],
]);

export const observationalDesign = ownList("observational-design", [
  ["cohort", "Cohorte", "Cohort", { fresh: "FOS6552", ctgov: "COHORT" }],
  ["case-control", "Cas et témoins", "Cases and controls", { fresh: "FOS9042", ctgov: "CASE_CONTROL" }],
  ["case-only", "Cas seulement", "Cases only", { nearFresh: "FOS1108", ctgov: "CASE_ONLY" }],
  ["case-crossover", "Cas croisés", "Case-crossover", { fresh: "FOS4325", ctgov: "CASE_CROSSOVER", help: ["Chaque cas est son propre témoin, à un autre moment.", "Each case is its own control, at another time."] }],
  ["case-study", "Étude de quelques cas", "Study of a few cases", { fresh: "FOS7770" }],
  ["practice-registry", "Registre de pratiques de soins", "Registry of care practices", { fresh: "FOS2667" }],
  ["disease-registry", "Registre de maladies", "Registry of diseases", { fresh: "FOS6567" }],
  ["survey", "Enquête en population", "Population survey", { nearFresh: "FOS1108", ctgov: "DEFINED_POPULATION" }],
  ["ecological", "Écologique (des groupes comparés)", "Ecological (groups compared)", { nearFresh: "FOS1108", ctgov: "ECOLOGIC_OR_COMMUNITY" }],
  ["family-based", "En familles", "Family-based", { nearFresh: "FOS1108", ctgov: "FAMILY_BASED" }],
  ["natural-history", "Histoire naturelle d’une maladie", "Natural history of a disease", { nearFresh: "FOS1108", ctgov: "NATURAL_HISTORY" }],
  ["diagnostic-accuracy", "Justesse d’un test diagnostique", "Accuracy of a diagnostic test", { nearFresh: "FOS1108" }],
  ["qualitative", "Qualitative", "Qualitative", { nearFresh: "FOS1108" }],
  ["other", "Autre schéma", "Other design", { fresh: "FOS1108", ctgov: "OTHER" }],
]);

export const timePerspective = ownList("time-perspective", [
  ["prospective", "Longitudinale, vers l’avenir", "Longitudinal, forward in time", { fresh: "FTP1434", ctgov: "PROSPECTIVE" }],
  ["retrospective", "Longitudinale, sur le passé", "Longitudinal, back in time", { fresh: "FTP8482", ctgov: "RETROSPECTIVE" }],
  ["ambispective", "Sur le passé et vers l’avenir", "Back and forward in time", { nearFresh: "FTP2406" }],
  ["cross-sectional", "Transversale (à un moment)", "Cross-sectional (at one time)", { nearFresh: "FTP3385", ctgov: "CROSS_SECTIONAL" }],
  ["cross-sectional-once", "Transversale, une seule fois", "Cross-sectional, once", { fresh: "FTP3385" }],
  ["cross-sectional-repeated", "Transversale, plusieurs fois", "Cross-sectional, several times", { fresh: "FTP2932" }],
  ["other", "Autre temporalité", "Other time perspective", { fresh: "FTP2406", ctgov: "OTHER" }],
]);

export const interventionModel = ownList("intervention-model", [
  ["single-group", "Un seul groupe", "One group", { fresh: "FIS3146", ctgov: "SINGLE_GROUP" }],
  ["parallel", "Groupes en parallèle", "Groups in parallel", { fresh: "FIS3503", ctgov: "PARALLEL" }],
  ["crossover", "Croisé (chacun reçoit tout à tour de rôle)", "Crossover (everybody gets each in turn)", { fresh: "FIS9793", ctgov: "CROSSOVER" }],
  ["factorial", "Factoriel (combinaisons)", "Factorial (combinations)", { fresh: "FIS8294", ctgov: "FACTORIAL" }],
  ["sequential", "Séquentiel (groupes l’un après l’autre)", "Sequential (groups one after another)", { fresh: "FIS1512", ctgov: "SEQUENTIAL" }],
]);

export const primaryPurpose = ownList("primary-purpose", [
  ["treatment", "Soigner", "Treat", { fresh: "FRP6609", ctgov: "TREATMENT" }],
  ["prevention", "Prévenir", "Prevent", { fresh: "FRP4609", ctgov: "PREVENTION" }],
  ["diagnosis", "Diagnostiquer", "Diagnose", { fresh: "FRP7944", ctgov: "DIAGNOSTIC" }],
  ["screening", "Dépister", "Screen", { fresh: "FRP2373", ctgov: "SCREENING" }],
  ["supportive-care", "Soulager et accompagner", "Relieve and support", { fresh: "FRP5493", ctgov: "SUPPORTIVE_CARE" }],
  ["health-services", "Organiser les soins", "Organise care", { fresh: "FRP5390", ctgov: "HEALTH_SERVICES_RESEARCH" }],
  ["basic-science", "Comprendre (recherche fondamentale)", "Understand (basic research)", { fresh: "FRP2666", ctgov: "BASIC_SCIENCE" }],
  ["device-feasibility", "Éprouver la faisabilité d’un dispositif", "Test the feasibility of a device", { fresh: "FRP1390", ctgov: "DEVICE_FEASIBILITY" }],
  ["educational", "Former et conseiller", "Teach and counsel", { nearFresh: "FRP9823", ctgov: "ECT" }],
  ["other", "Autre but", "Other purpose", { fresh: "FRP9823", ctgov: "OTHER" }],
]);

/** Two phases at once (1/2, 2/3) are two codes. */
export const phase = ownList("phase", [
  ["early-phase-1", "Phase 1 précoce", "Early phase 1", { nearFresh: "FTR6479", ctgov: "EARLY_PHASE1", help: ["Première exposition, à doses très faibles (phase 0).", "First exposure, at very low doses (phase 0)."] }],
  ["phase-1", "Phase 1", "Phase 1", { fresh: "FTR6479", ctgov: "PHASE1" }],
  ["phase-2", "Phase 2", "Phase 2", { fresh: "FTR6916", ctgov: "PHASE2" }],
  ["phase-3", "Phase 3", "Phase 3", { fresh: "FTR5268", ctgov: "PHASE3" }],
  ["phase-4", "Phase 4", "Phase 4", { fresh: "FTR3851", ctgov: "PHASE4" }],
  ["not-applicable", "Sans objet", "Not applicable", { fresh: "FTR8897", ctgov: "NA" }],
]);

export const allocation = ownList("allocation", [
  ["randomised", "Par tirage au sort", "Randomised", { fresh: "FAM4362", ctgov: "RANDOMIZED" }],
  ["non-randomised", "Sans tirage au sort", "Not randomised", { fresh: "FAM7297", ctgov: "NON_RANDOMIZED" }],
  ["not-applicable", "Sans objet (un seul groupe)", "Not applicable (one group)", { nearFresh: "FAM7297", ctgov: "NA" }],
]);

export const allocationUnit = ownList("allocation-unit", [
  ["individual", "La personne", "The person", { fresh: "FAU6589" }],
  ["cluster", "Le groupe (grappe)", "The group (cluster)", { fresh: "FAU6745" }],
]);
