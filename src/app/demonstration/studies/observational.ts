import type { MadeUpStudy } from "./made-up.ts";

/** Cohorts, registries, surveys of the demonstration, and records that are not published yet. */
export const observationalStudies: readonly MadeUpStudy[] = [
  {
    acronym: "MARÉE", title: ["Cohorte Marée\u202f: naissances et environnement du littoral", "Marée cohort: births and environment of the coast"],
    summary: ["Femmes enceintes et enfants suivis jusqu’à dix ans dans douze maternités du littoral.", "Pregnant women and children followed until the age of ten in twelve maternity wards of the coast."],
    conditions: [["D011247", "Grossesse", "Pregnancy"]], themes: ["gynaecology", "paediatrics", "public-health"], unit: "reproduction", towns: ["rennes", "nantes"], features: ["longitudinal-cohort", "population-based"],
    observed: { designs: ["cohort"], time: "prospective", exposure: ["Perturbateurs endocriniens", "Endocrine disruptors"] }, outcome: ["Poids de naissance", "Birth weight", "À la naissance", "At birth"], people: [4000, 2860], ages: [18, 45], status: "ongoing", started: "2020", ended: "2032?", registered: null,
    sharing: { decision: "yes", words: ["Accès sur demande au comité de la cohorte.", "Access on request to the committee of the cohort."] }, cohort: "Cohorte Marée, naissances du littoral", biobank: true, linkage: ["snds"], at: "2022-02-22T09:00:00.000Z",
  },
  {
    acronym: "BELVÉDÈRE", title: ["Cohorte Belvédère\u202f: générations et environnements de vie", "Belvédère cohort: generations and environments of life"],
    summary: ["Questionnaires annuels de la naissance à l’âge adulte, avec les expositions autour du domicile.", "Yearly questionnaires from birth to adult age, with exposures around the home."],
    conditions: [["D003863", "Dépression", "Depression"]], themes: ["public-health", "psychiatry"], unit: "cohortes-age", towns: ["bordeaux"], features: ["longitudinal-cohort", "population-based"],
    observed: { designs: ["cohort"], time: "prospective", exposure: ["Environnement du domicile", "Environment of the home"] }, outcome: ["Symptômes dépressifs", "Symptoms of depression", "Chaque année", "Every year"], people: [20000, 17420], ages: [0, 30], status: "ongoing", started: "2014-03", ended: null, registered: null,
    sharing: { decision: "yes", from: "2023-12-31" }, datasets: ["Générations et environnements de vie\u202f: questionnaires de naissance à six ans"], cohort: "Cohorte Belvédère, âges de la vie", linkage: ["snds", "cepidc"], at: "2022-03-01T09:00:00.000Z",
  },
  {
    acronym: "SILLAGE", title: ["Cohorte Sillage\u202f: devenir des patients greffés", "Sillage cohort: long-term course of transplant recipients"],
    summary: ["Suivi de la greffe, des traitements et de la qualité de vie, avec une collection biologique.", "Follow-up of the transplant, treatments and quality of life, with a biobank."],
    conditions: [["D051436", "Insuffisance rénale chronique", "Renal Insufficiency, Chronic"]], themes: ["transplantation", "nephrology"], unit: "tolerance", towns: ["nantes", "rennes"],
    observed: { designs: ["cohort", "natural-history"], time: "ambispective" }, outcome: ["Survie du greffon", "Graft survival", "À 10 ans", "At 10 years"], people: [2500, 2311], ages: [0, null], status: "ongoing", started: "2009-01", ended: null, registered: "2015-06-10",
    sharing: { decision: "undecided" }, cohort: "Cohorte Sillage, patients greffés", biobank: true, linkage: ["agence-biomedecine"], at: "2022-04-26T09:00:00.000Z",
  },
  {
    acronym: "DRÉPAREG", title: ["Registre de la drépanocytose aux Antilles", "Registry of sickle-cell disease in the Antilles"],
    summary: ["Tous les patients suivis par les deux centres de référence.", "All patients followed by the two reference centres."],
    conditions: [["D000755", "Drépanocytose", "Anemia, Sickle Cell"]], themes: ["haematology"], unit: "drepanocytose", towns: ["fortDeFrance"], features: ["patient-registry"],
    observed: { designs: ["disease-registry"], time: "prospective" }, outcome: ["Nombre de crises par an", "Number of crises a year", "Chaque année", "Every year"], people: [1020, 1020], ages: [0, null], status: "ongoing", started: "2017-01", ended: null, registered: null,
    sharing: { decision: "yes", from: "2024-06" }, datasets: ["Drépanocytose aux Antilles\u202f: registre clinique"], at: "2022-07-05T09:00:00.000Z",
  },
  {
    acronym: "CASTÉMO", title: ["Sclérose en plaques et infections de l’enfance\u202f: étude cas-témoins", "Multiple sclerosis and childhood infections: a case-control study"],
    summary: ["Les infections de l’enfance de 600 malades sont comparées à celles de 1\u202f200 témoins de même âge.", "Childhood infections of 600 patients are compared with those of 1,200 controls of the same age."],
    conditions: [["D009103", "Sclérose en plaques", "Multiple Sclerosis"]], themes: ["neurology", "public-health"], unit: "sante-publique", towns: ["bordeaux", "rennes", "strasbourg"],
    observed: { designs: ["case-control"], time: "retrospective", groups: [["Malades", "Cases"], ["Témoins", "Controls"]], exposure: ["Infections de l’enfance", "Childhood infections"] }, outcome: ["Exposition à une infection avant quinze ans", "Exposure to an infection before fifteen", "Avant le diagnostic", "Before diagnosis"], people: [1800, 1776], ages: [18, 60], status: "completed", started: "2018-02", ended: "2020-10", registered: null,
    sharing: { decision: "yes", months: 24, words: ["Partage prévu deux ans après la fin.", "Sharing planned two years after the end."] }, linkage: ["snds"], at: "2022-08-30T09:00:00.000Z",
  },
  {
    acronym: "EXOFAMI", title: ["Exomes de familles atteintes de maladies rares\u202f: étude familiale", "Exomes of families with rare diseases: a family study"],
    summary: ["Séquençage de trios pour trouver la cause de maladies sans diagnostic.", "Sequencing of trios to find the cause of diseases without a diagnosis."],
    conditions: [["D035583", "Maladies rares", "Rare Diseases"]], themes: ["genetics"], unit: "epigenome", towns: ["marseille"], features: ["twin-or-family"],
    observed: { designs: ["family-based"], time: "cross-sectional" }, outcome: ["Diagnostic posé", "Diagnosis made", "À 12 mois", "At 12 months"], people: [400, 312], ages: [0, 85], status: "completed", started: "2018-05", ended: "2023-05", registered: null,
    sharing: { decision: "yes", months: 6 }, datasets: ["Exomes de familles atteintes de maladies rares"], biobank: true, at: "2022-09-27T09:00:00.000Z",
  },
  {
    acronym: "DOULTÉLÉ", title: ["Douleur chronique et télétravail\u202f: enquête répétée", "Chronic pain and remote work: a repeated survey"],
    summary: ["Trois vagues d’enquête en ligne auprès de salariés.", "Three waves of an on-line survey of employees."],
    conditions: [["D059350", "Douleur chronique", "Chronic Pain"]], themes: ["public-health"], unit: "douleur", towns: ["grenoble"],
    observed: { designs: ["survey"], time: "cross-sectional-repeated", exposure: ["Télétravail", "Remote work"] }, outcome: ["Intensité de la douleur", "Pain intensity", "À chaque vague", "At each wave"], people: [900, 900], ages: [20, 65], status: "completed", started: "2023-01", ended: "2024-06", registered: null, sharing: { decision: "undecided" }, at: "2024-09-03T09:00:00.000Z",
  },
  {
    acronym: "ÉMULAVC", title: ["Anticoagulants et récidive d’accident vasculaire\u202f: essai émulé dans les données nationales", "Anticoagulants and stroke recurrence: an emulated trial in national data"],
    summary: ["Les données de remboursement servent à reproduire un essai qui n’a pas pu se faire.", "Claims data are used to reproduce a trial that could not be done."],
    conditions: [["D020521", "Accident vasculaire cérébral", "Stroke"], ["D001281", "Fibrillation auriculaire", "Atrial Fibrillation"]], themes: ["cardiology", "neurology"], unit: "coagulation", towns: ["lyon"], features: ["emulated-trial"],
    observed: { designs: ["cohort"], time: "retrospective", groups: [["Anticoagulant direct", "Direct anticoagulant"], ["Antivitamine K", "Vitamin K antagonist"]] }, outcome: ["Récidive à un an", "Recurrence at one year", "À 12 mois", "At 12 months"], people: [48000, 48212], ages: [50, null], status: "completed", started: "2022-01", ended: "2024-02", registered: "2022-03-18", sharing: { decision: "no", words: ["Les données restent dans le système national.", "Data stay in the national system."] }, linkage: ["snds"], at: "2024-10-15T09:00:00.000Z",
  },
  {
    acronym: "GÉNOMOUEST", title: ["Variabilité génétique de la réponse aux vaccins", "Genetic variation in the response to vaccines"],
    summary: ["Étude en préparation sur la réponse aux vaccins de l’adulte.", "Study in preparation on the response to vaccines in adults."], conditions: [["D007239", "Infections", "Infections"]], themes: ["immunology"], unit: "allergies", towns: ["rennes"],
    observed: { designs: ["cohort"], time: "prospective" }, outcome: ["Titre d’anticorps", "Antibody titre", "À 1 mois", "At 1 month"], people: [300, null], ages: [18, 60], status: "not-yet-recruiting", started: "2025-09?", ended: "2027-09?", registered: null, at: "2025-03-20T09:00:00.000Z", state: "draft",
  },
  {
    acronym: "VISIOPARK", title: ["Consultations à distance dans la maladie de Parkinson", "Remote consultations in Parkinson disease"],
    summary: ["Le suivi à distance est comparé aux visites à l’hôpital.", "Remote follow-up is compared with hospital visits."], conditions: [["D010300", "Maladie de Parkinson", "Parkinson Disease"]], themes: ["neurology", "health-services"], unit: "neurones", towns: ["paris"],
    trial: { phase: "none", purpose: "health-services", masking: "none", tried: ["other", "Consultations à distance", "Remote consultations"], against: ["active-comparator", "Visites à l’hôpital", "Hospital visits"], regime: "cat2-jarde" },
    outcome: ["Qualité de vie PDQ-39", "PDQ-39 quality of life", "À 12 mois", "At 12 months"], people: [220, null], ages: [40, 80], status: "not-yet-recruiting", started: "2025-06?", ended: "2027-06?", registered: "2025-03-10", sharing: { decision: "yes", months: 12 }, at: "2025-03-25T09:00:00.000Z", state: "submitted",
  },
  {
    acronym: "NUTRISEL", title: ["Sel enrichi en potassium et pression artérielle en restauration collective", "Potassium-enriched salt and blood pressure in canteens"],
    summary: ["Le sel de vingt cantines est remplacé pendant un an.", "The salt of twenty canteens is replaced for a year."], conditions: [["D006973", "Hypertension", "Hypertension"]], themes: ["nutrition", "public-health"], unit: "metabolisme", towns: ["lille"], features: ["cluster"],
    trial: { phase: "none", purpose: "prevention", masking: "double", tried: ["dietary-supplement", "Sel enrichi en potassium", "Potassium-enriched salt"], against: ["active-comparator", "Sel habituel", "Usual salt"], regime: "cat2-jarde" },
    outcome: ["Pression systolique", "Systolic pressure", "À 12 mois", "At 12 months"], people: [1000, null], ages: [18, 65], status: "not-yet-recruiting", started: "2025-05?", ended: "2026-12?", registered: null, sharing: { decision: "undecided" }, at: "2025-03-17T09:00:00.000Z", state: "returned",
  },
];
