import { mesh, ownList } from "./concept.ts";

const mode = (code: string): string => `http://rdf-vocabulary.ddialliance.org/cv/ModeOfCollection/4.0.3/${code}`;

export const collectionMode = ownList("collection-mode", [
  ["measurements", "Mesures et tests", "Measures and tests", { fresh: "FCM5875", same: mode("38ceaa4") }],
  ["measurements-knowledge", "Tests de connaissances en santé", "Tests of knowledge about health", { fresh: "FCM5690", same: mode("4b9776b") }],
  ["measurements-physical", "Mesures du corps et analyses", "Measures of the body and analyses", { fresh: "FCM1593", same: mode("c2a25a6") }],
  ["measurements-psychological", "Échelles cliniques et tests psychologiques", "Clinical scales and psychological tests", { fresh: "FCM1030", same: mode("27daf03") }],
  ["interview", "Entretien", "Interview", { fresh: "FCM2231", same: mode("cb20d17") }],
  ["questionnaire", "Questionnaire rempli par le participant", "Questionnaire filled in by participants", { fresh: "FCM3652", same: mode("35e4248") }],
  ["experiment", "Expérience", "Experiment", { fresh: "FCM3176", same: mode("05aeba4") }],
  ["experiment-laboratory", "Expérience au laboratoire", "Experiment in a laboratory", { fresh: "FCM6958", same: mode("28a60a6") }],
  ["experiment-field", "Expérience sur le terrain", "Experiment in the field", { fresh: "FCM8943", same: mode("5ff61de") }],
  ["experiment-online", "Expérience en ligne", "Experiment online", { fresh: "FCM2356", same: mode("ed0d083") }],
  ["recording", "Enregistrement (son, image, signaux)", "Recording (sound, image, signals)", { fresh: "FCM3300", same: mode("c5564d2") }],
  ["observation", "Observation", "Observation", { fresh: "FCM5311", same: mode("c680d43") }],
  ["transcription", "Reprise d’informations existantes dans un formulaire", "Existing information taken over into a form", { fresh: "FCM8390", same: mode("df9aac3") }],
  ["other", "Autre mode", "Other mode", { fresh: "FCM3481", same: mode("6311ae1") }],
]);

export const followUpMode = ownList("follow-up-mode", [
  ["contact", "À distance (téléphone, courriel, courrier)", "At a distance (telephone, mail, post)", { fresh: "FFU3530" }],
  ["visit", "Visite dans un centre", "Visit to a centre", { fresh: "FFU1320" }],
  ["application", "Application ou capteur porté", "Application or wearable sensor", { nearFresh: "FFU5906" }],
  ["records", "Dossiers et bases de données", "Records and databases", { nearFresh: "FFU5906" }],
  ["other", "Autre suivi", "Other follow-up", { fresh: "FFU5906" }],
]);

export const dataType = ownList("data-type", [
  ["clinical", "Cliniques", "Clinical", { fresh: "FDA6638" }],
  ["paraclinical", "Examens (hors biologie)", "Examinations (other than biology)", { fresh: "FDA6856" }],
  ["paraclinical-imaging", "Examens\u202f: images", "Examinations: images", { fresh: "FDA7482" }],
  ["paraclinical-anthropometry", "Examens\u202f: taille, poids et autres mesures du corps", "Examinations: height, weight and other measures of the body", { fresh: "FDA2448" }],
  ["paraclinical-function", "Examens\u202f: fonctions (souffle, cœur…)", "Examinations: functions (breath, heart…)", { fresh: "FDA9485" }],
  ["paraclinical-other", "Examens\u202f: autres", "Examinations: others", { fresh: "FDA8921" }],
  ["biological", "Biologiques", "Biological", { fresh: "FDA1123" }],
  ["socio-demographic", "Sociales et démographiques", "Social and demographic", { fresh: "FDA6942" }],
  ["environmental", "Environnement et expositions", "Environment and exposures", { fresh: "FDA5329" }],
  ["behavioural", "Comportements", "Behaviour", { fresh: "FDA1621" }],
  ["geospatial", "Lieux (géographiques)", "Places (geographical)", { fresh: "FDA2968" }],
  ["economic", "Économiques", "Economic", { fresh: "FDA4988" }],
  ["genetic", "Génétique et génomes", "Genetics and genomes", { fresh: "FDA6004" }],
  ["omics", "Autres données omiques", "Other omics data", { nearFresh: "FDA6414" }],
  ["participant-reported", "Dites par les participants", "Told by participants", { fresh: "FDA6533" }],
  ["other", "Autres données", "Other data", { fresh: "FDA6414" }],
]);

export const sampleType = ownList("sample-type", [
  ["tissue", "Tissus", "Tissue", { fresh: "FBC4935", same: mesh("D014024") }],
  ["cells", "Cellules", "Cells", { fresh: "FBC3227", same: mesh("D002477") }],
  ["nucleic-acids", "ADN et ARN", "DNA and RNA", { fresh: "FBC6577", same: mesh("D009696") }],
  ["whole-blood", "Sang entier", "Blood, whole", { fresh: "FBC1781", same: mesh("D001769") }],
  ["plasma", "Plasma", "Plasma", { fresh: "FBC6115", same: mesh("D010949") }],
  ["fetal-blood", "Sang de cordon ou du fœtus", "Cord or fetal blood", { fresh: "FBC4951", same: mesh("D005312") }],
  ["serum", "Sérum", "Serum", { fresh: "FBC4177", same: mesh("D044967") }],
  ["blood-cells", "Globules et plaquettes", "Blood cells and platelets", { fresh: "FBC4986", same: mesh("D001773") }],
  ["other-fluids", "Autres liquides (urine, salive…)", "Other fluids (urine, saliva…)", { fresh: "FBC8260" }],
  ["samples-with-dna", "Échantillons avec ADN, sans précision", "Samples with DNA, no more said", { nearFresh: "FBC3237", ctgov: "SAMPLES_WITH_DNA" }],
  ["samples-without-dna", "Échantillons sans ADN, sans précision", "Samples without DNA, no more said", { nearFresh: "FBC3237", ctgov: "SAMPLES_WITHOUT_DNA" }],
  ["other", "Autres échantillons", "Other samples", { fresh: "FBC3237" }],
]);

export const sourceKind = ownList("source-kind", [
  ["clinical-record", "Dossier de soins", "Record of care", { fresh: "FST5341" }],
  ["paraclinical", "Résultats d’examens", "Results of examinations", { fresh: "FST2045" }],
  ["biobank", "Biobanque", "Biobank", { fresh: "FST4290" }],
  ["registry", "Registre", "Registry", { fresh: "FST1479" }],
  ["administrative", "Base d’une administration", "Database of an administration", { fresh: "FST4816" }],
  ["claims", "Base de l’assurance maladie ou des hôpitaux", "Database of health insurance or hospitals", { fresh: "FST3568" }],
  ["research", "Données d’une autre recherche", "Data of other research", { fresh: "FST9054" }],
  ["other", "Autre sorte", "Other kind", { fresh: "FST2863" }],
]);

export const sourcePurpose = ownList("source-purpose", [
  ["add-people", "Ajouter des personnes", "Add people", { fresh: "FSP1575" }],
  ["enrich", "Compléter les données par croisement", "Complete data by linking", { fresh: "FSP6894" }],
  ["passive-follow-up", "Suivre sans contact (suivi passif)", "Follow without contact (passive follow-up)", { fresh: "FSP6189" }],
]);

/** French national data that studies are linked with. */
export const nationalSource = ownList("national-source", [
  ["snds", "SNDS (système national des données de santé)", "SNDS (national health data system)"],
  ["dcir", "DCIR (remboursements de l’assurance maladie)", "DCIR (health insurance reimbursements)"],
  ["pmsi", "PMSI (séjours à l’hôpital)", "PMSI (hospital stays)"],
  ["cepidc", "CépiDc (causes de décès)", "CépiDc (causes of death)"],
  ["rnipp", "RNIPP (registre des personnes, statut vital)", "RNIPP (register of persons, vital status)"],
  ["mdph", "Données des maisons départementales des personnes handicapées", "Data of the departmental offices for disabled people"],
  ["cancer-registries", "Registres des cancers", "Cancer registries"],
  ["agence-biomedecine", "Bases de l’Agence de la biomédecine (greffe, dialyse)", "Databases of the biomedicine agency (transplants, dialysis)"],
  ["hospital-warehouse", "Entrepôt de données d’un hôpital", "Hospital data warehouse"],
  ["cnav", "Carrières de la caisse de retraite (CNAV)", "Careers held by the pension fund (CNAV)"],
  ["edp", "Échantillon démographique permanent (Insee)", "Permanent demographic sample (Insee)"],
  ["census", "Recensement et fichiers de l’Insee", "Census and files of Insee"],
  ["education", "Données de l’éducation nationale", "Data of the ministry of education"],
  ["other", "Autre source nationale", "Other national source"],
]);
