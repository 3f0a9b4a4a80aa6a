import type { MadeUpDataset } from "./made-up.ts";

const personal = ["Données de santé sous pseudonyme\u202f: elles restent personnelles.", "Health data under pseudonyms: they are still personal."] as const;
const any = [["DUO:0000042", null]] as const;
const health = [["DUO:0000006", null], ["DUO:0000021", null]] as const;

/** Made-up data about made-up people. */
export const humanDatasets: readonly MadeUpDataset[] = [
  {
    title: ["Cohorte Foie et populations, suivi 2016-2024", "Liver and populations cohort, 2016-2024 follow-up"],
    text: ["Suivi clinique, biologique et d’imagerie de 2\u202f140 adultes atteints de fibrose du foie dans trois hôpitaux.", "Clinical, biological and imaging follow-up of 2,140 adults with liver fibrosis in three hospitals."],
    keywords: ["foie, fibrose, cohorte", "liver, fibrosis, cohort"], kind: "survey", themes: ["digestion", "public-health"], unit: "foie-clinique", years: [2016, 2024], places: ["84"], access: "restricted", reason: personal,
    standards: ["OMOP CDM 5.4"], provenance: ["Visites annuelles, dosages centralisés, contrôle de cohérence à la saisie.", "Yearly visits, central measurements, checks of consistency at entry."], centre: "cines", inHal: true, published: "2024-02-06T10:00:00.000Z",
    human: { people: 2140, ages: [18, 88], category: "51.p", conditions: ["icd10:K74"], use: health, population: ["Adultes suivis à l’hôpital pour une maladie chronique du foie.", "Adults followed in hospital for a chronic liver disease."] },
  },
  {
    title: ["Générations et environnements de vie\u202f: questionnaires de naissance à six ans", "Generations and environments: questionnaires from birth to six"],
    text: ["Réponses des parents sur l’alimentation, le logement et la santé de 5\u202f600 enfants, de la naissance à six ans.", "Answers of parents on food, housing and health of 5,600 children, from birth to six years of age."],
    keywords: ["enfants, cohorte de naissance, exposome", "children, birth cohort, exposome"], kind: "survey", themes: ["childhood", "environment"], unit: "cohortes-age", years: [2014, 2023], places: ["75", "76"], access: "restricted", reason: personal,
    standards: ["DDI 2.5"], provenance: ["Questionnaires en ligne et sur papier, double saisie d’un échantillon.", "Questionnaires on line and on paper, double entry of a sample."], centre: "cines", inHal: true, published: "2023-12-11T10:00:00.000Z",
    human: { people: 5600, ages: [0, 6], category: "51.p", conditions: [], use: [...any, ["DUO:0000019", null]], population: ["Enfants nés en 2014 dans dix maternités du Sud-Ouest.", "Children born in 2014 in ten maternity wards of the South-West."] },
  },
  {
    title: ["Sommeil profond et mémoire\u202f: polysomnographies", "Deep sleep and memory: polysomnographies"],
    text: ["Tracés d’une nuit complète et résultats de tests de mémoire de 180 volontaires en bonne santé.", "Full-night recordings and memory test results of 180 healthy volunteers."],
    keywords: ["sommeil, mémoire, polysomnographie", "sleep, memory, polysomnography"], kind: "signal", themes: ["sleep", "brain-nerves"], unit: "sommeil-propre", years: [2019, 2022], places: ["84"], access: "restricted", reason: personal,
    standards: ["EDF", "BIDS"], provenance: ["Enregistrements en laboratoire, stades cotés par deux lecteurs.", "Recorded in the laboratory, stages scored by two readers."], centre: "regional-84", published: "2024-04-02T10:00:00.000Z",
    human: { people: 180, ages: [20, 45], category: "51.m", conditions: [], use: health, population: ["Volontaires sains, sans travail de nuit.", "Healthy volunteers without night work."] },
  },
  {
    title: ["Drépanocytose aux Antilles\u202f: registre clinique", "Sickle-cell disease in the Antilles: clinical registry"],
    text: ["Crises, transfusions et traitements de 1\u202f020 personnes suivies pour une drépanocytose.", "Crises, transfusions and treatments of 1,020 people followed for sickle-cell disease."],
    keywords: ["drépanocytose, registre, transfusion", "sickle-cell disease, registry, transfusion"], kind: "tabular", themes: ["blood", "rare-diseases"], unit: "drepanocytose", years: [2017, 2024], places: ["01", "02"], access: "restricted", reason: personal,
    standards: ["OMOP CDM 5.4"], provenance: ["Saisie par les centres de référence, relue chaque trimestre.", "Entered by reference centres, read again every quarter."], centre: "cines", inHal: true, published: "2024-08-27T10:00:00.000Z",
    human: { people: 1020, ages: [1, 72], category: "51.l", conditions: ["icd10:D57", "orpha:232"], use: [["DUO:0000007", "Drépanocytose"], ["DUO:0000045", null]], population: ["Personnes suivies dans les centres de Martinique et de Guadeloupe.", "People followed in the centres of Martinique and Guadeloupe."] },
  },
  {
    title: ["Exomes de familles atteintes de maladies rares", "Exomes of families with rare diseases"],
    text: ["Séquences codantes de 312 personnes de 98 familles, avec les signes cliniques en termes HPO.", "Coding sequences of 312 people of 98 families, with clinical signs in HPO terms."],
    keywords: ["exome, maladies rares, familles", "exome, rare diseases, families"], kind: "sequence", themes: ["rare-diseases", "genetics"], unit: "epigenome", years: [2018, 2023], places: ["93"], access: "restricted", reason: ["Données génétiques, qui permettent de retrouver les familles.", "Genetic data, by which families can be found."],
    elsewhere: ["EGA", "https://ega-archive.org/datasets/EGAD00000000001", 2400], standards: ["CRAM", "Phenopackets"], provenance: ["Capture d’exome, profondeur médiane de 100, variants relus par deux généticiens.", "Exome capture, median depth of 100, variants read by two geneticists."], published: "2023-10-03T10:00:00.000Z",
    human: { people: 312, ages: [0, 81], category: "51.f", conditions: ["orpha:68335"], use: [["DUO:0000006", null], ["DUO:0000016", null], ["DUO:0000025", "24"]], population: ["Familles adressées par les centres de référence.", "Families sent by reference centres."] },
  },
  {
    title: ["Consommations de tabac et d’alcool par département, 2015-2023", "Tobacco and alcohol use by department, 2015-2023"],
    text: ["Parts de consommateurs par département, sexe et classe d’âge, tirées d’enquêtes et rendues anonymes.", "Shares of users by department, sex and age group, drawn from surveys and made anonymous."],
    keywords: ["tabac, alcool, addictions, départements", "tobacco, alcohol, addictions, departments"], kind: "tabular", themes: ["addictions", "public-health"], unit: "addictions", years: [2015, 2023], places: ["FR"], access: "open", licence: "etalab-2.0",
    standards: ["CSV"], provenance: ["Réponses pondérées puis agrégées\u202f; cases de moins de onze personnes masquées.", "Answers weighted then aggregated; cells of fewer than eleven people masked."],
    file: { name: "consommations.csv", rows: 300, columns: [["annee_enquete", "count", 2015, 2023], ["departement", "group", "13", "33", "34", "59", "69", "75", "974"], ["classe_age", "group", "15-24", "25-44", "45-64", "65+"], ["part_tabac", "measure", 0.1, 0.4], ["part_alcool", "measure", 0.05, 0.3]] },
    inHal: true, published: "2024-11-19T10:00:00.000Z",
    human: { anonymous: "Tableaux agrégés, cases de moins de onze personnes masquées\u202f; jugés anonymes par le délégué à la protection des données en juin 2024.", people: 41_200, ages: [15, 85], category: "51.b", conditions: [], use: [["DUO:0000004", null]], population: ["Résidents de France de 15 à 85 ans.", "Residents of France aged 15 to 85."] },
  },
  {
    title: ["Fragilité et prévention après 70 ans\u202f: essai d’activité physique", "Frailty and prevention after 70: physical activity trial"],
    text: ["Mesures de marche, de force et d’autonomie de 420 personnes de plus de 70 ans pendant un an d’essai.", "Measures of walking, strength and autonomy of 420 people over 70 during one year of trial."],
    keywords: ["fragilité, vieillissement, activité physique, essai", "frailty, ageing, physical activity, trial"], kind: "tabular", themes: ["ageing"], unit: "autonomie", years: [2022, 2024], places: ["76"], access: "embargoed", licence: "CC-BY-4.0", availableFrom: "2025-09-01",
    standards: ["CSV", "CDISC ADaM"], provenance: ["Évaluations à l’aveugle du groupe, à zéro, six et douze mois.", "Assessments blind to the group, at zero, six and twelve months."],
    file: { name: "marche.csv", rows: 210, columns: [["groupe", "group", "activité", "témoin"], ["mois", "group", "0", "6", "12"], ["vitesse_m_s", "measure", 0.4, 1.5], ["force_kg", "measure", 8, 42]] },
    published: "2025-02-25T10:00:00.000Z",
    human: { anonymous: "Âges par classes de cinq ans, lignes mélangées, aucune date\u202f; risque évalué par le comité des données en janvier 2025.", people: 420, ages: [70, 94], category: "51.m", conditions: [], use: [["DUO:0000004", null]], population: ["Personnes vivant à domicile, marchant sans aide.", "People living at home and walking unaided."] },
  },
  {
    title: ["Imagerie cérébrale après un accident vasculaire", "Brain imaging after stroke"],
    text: ["IRM de 260 personnes à trois jours et à trois mois d’un accident vasculaire, avec les lésions délimitées.", "MRI of 260 people three days and three months after a stroke, with outlined lesions."],
    keywords: ["accident vasculaire cérébral, IRM, lésion", "stroke, MRI, lesion"], kind: "imaging", themes: ["brain-nerves", "imaging-methods"], unit: "lesions", years: [2018, 2021], places: ["11"], access: "closed", reason: ["Consentement limité à l’étude d’origine.", "Consent limited to the first study."],
    standards: ["DICOM", "BIDS"], provenance: ["Appareils de 3 teslas, lésions tracées par deux radiologues.", "3 tesla scanners, lesions traced by two radiologists."], centre: "cines", published: "2023-06-13T10:00:00.000Z",
    human: { people: 260, ages: [34, 91], category: "51.m", conditions: ["icd10:I63"], use: [["DUO:0000027", "Étude d’origine"]], population: ["Adultes hospitalisés pour un premier accident.", "Adults in hospital for a first stroke."] },
  },
  {
    title: ["Allergies respiratoires des gens de mer", "Respiratory allergies of seafarers"],
    text: ["Questionnaires et mesures de souffle de 640 marins et conchyliculteurs, avec les expositions déclarées.", "Questionnaires and breath measures of 640 sailors and shellfish farmers, with declared exposures."],
    keywords: ["allergie, mer, métiers, souffle", "allergy, sea, occupations, breath"], kind: "survey", themes: ["immunity", "lungs"], unit: "allergies", years: [2023, 2024], places: ["53", "52"], access: "restricted", reason: personal,
    standards: ["DDI 2.5"], provenance: ["Enquêteurs formés, spiromètres contrôlés chaque jour.", "Trained interviewers, spirometers checked daily."], centre: "regional-53", published: "2025-03-24T10:00:00.000Z", state: "submitted",
    human: { people: 640, ages: [18, 67], category: "51.p", conditions: ["icd10:J45"], use: health, population: ["Marins et conchyliculteurs de Bretagne et des Pays de la Loire.", "Sailors and shellfish farmers of Brittany and Pays de la Loire."] },
  },
  {
    title: ["Douleur chronique et télétravail", "Chronic pain and remote work"],
    text: ["Enquête en ligne auprès de 900 salariés sur la douleur, le poste de travail et les jours travaillés à domicile.", "On-line survey of 900 employees on pain, workplace and days worked at home."],
    keywords: ["douleur, travail, enquête", "pain, work, survey"], kind: "survey", themes: ["pain"], unit: "douleur", years: [2023, 2024], places: ["84"], access: "restricted", reason: personal,
    standards: ["DDI 2.5"], provenance: ["Questionnaire validé, relances à deux et quatre semaines.", "Validated questionnaire, reminders at two and four weeks."], centre: "regional-84", published: "2025-03-18T10:00:00.000Z", state: "returned",
    human: { people: 900, ages: [20, 65], category: "51.p", conditions: [], use: any, population: ["Salariés d’entreprises de plus de cinquante personnes.", "Employees of companies of over fifty people."] },
  },
  {
    title: ["Passages aux urgences pour asthme et pollens", "Emergency visits for asthma, and pollen"],
    text: ["Nombre hebdomadaire de passages pour asthme et comptes de pollens de dix villes, sans aucune donnée individuelle.", "Weekly number of visits for asthma and pollen counts of ten towns, without any individual data."],
    keywords: ["asthme, pollen, urgences", "asthma, pollen, emergency"], kind: "tabular", themes: ["lungs", "environment", "public-health"], unit: "sante-publique", years: [2018, 2023], places: ["75", "93"], access: "open", licence: "etalab-2.0",
    standards: ["CSV"], provenance: ["Comptes par semaine et par ville\u202f; semaines de moins de onze passages regroupées.", "Counts by week and town; weeks of fewer than eleven visits grouped."],
    file: { name: "asthme-pollens.csv", rows: 310, columns: [["semaine", "day", 2018, 2023], ["ville", "group", "Bordeaux", "Marseille", "Nice", "Limoges", "Pau"], ["passages", "count", 11, 140], ["pollens_m3", "count", 0, 900]] },
    inHal: true, published: "2024-05-14T10:00:00.000Z",
    human: { anonymous: "Comptes par semaine et par ville, jamais sous onze\u202f; aucune ligne ne porte sur une personne (avis du délégué, mars 2024).", people: 86_000, ages: [0, 99], category: "51.c", conditions: ["icd10:J45"], use: [["DUO:0000004", null]], population: ["Passages aux urgences de dix villes.", "Emergency visits in ten towns."] },
  },
];
