/** A made-up study as ClinicalTrials.gov v2 gives it, without a fault. */
export function ctgovStudy(nct = "NCT00000001", change: { readonly [module: string]: object } = {}): object {
  const modules: Record<string, object> = {
    identificationModule: { nctId: nct, orgStudyIdInfo: { id: `ORG-${nct.slice(-4)}` }, secondaryIdInfos: [{ id: `2023-A${nct.slice(-5)}-39`, type: "OTHER", domain: "IDRCB" }], organization: { fullName: "Institut fictif", class: "OTHER" }, briefTitle: `Made-up screening ${nct}`, officialTitle: `A made-up randomised study of screening number ${nct}`, acronym: `M${nct.slice(-4)}` },
    statusModule: { overallStatus: "RECRUITING", startDateStruct: { date: "2024-02", type: "ACTUAL" }, primaryCompletionDateStruct: { date: "2026-02", type: "ESTIMATED" }, completionDateStruct: { date: "2026-12-31", type: "ESTIMATED" }, studyFirstSubmitDate: "2024-01-10", lastUpdatePostDateStruct: { date: "2025-01-02", type: "ACTUAL" } },
    sponsorCollaboratorsModule: { responsibleParty: { type: "SPONSOR" }, leadSponsor: { name: "Institut fictif", class: "OTHER" }, collaborators: [{ name: "Made-up Pharma", class: "INDUSTRY" }] },
    oversightModule: { oversightHasDmc: true },
    descriptionModule: { briefSummary: "A made-up summary of a study that never took place.", detailedDescription: "Ratio \\> 2\\*." },
    conditionsModule: { conditions: ["Heart Failure"], keywords: ["screening"] },
    designModule: { studyType: "INTERVENTIONAL", phases: ["PHASE2", "PHASE3"], designInfo: { allocation: "RANDOMIZED", interventionModel: "PARALLEL", primaryPurpose: "SCREENING", maskingInfo: { masking: "DOUBLE", whoMasked: ["PARTICIPANT", "INVESTIGATOR"] } }, bioSpec: { retention: "SAMPLES_WITH_DNA", description: "Blood." }, enrollmentInfo: { count: 400, type: "ESTIMATED" } },
    armsInterventionsModule: { armGroups: [{ label: "Screened", type: "EXPERIMENTAL", interventionNames: ["Other: Test"] }, { label: "Usual care", type: "NO_INTERVENTION" }], interventions: [{ type: "OTHER", name: "Test", armGroupLabels: ["Screened"] }] },
    outcomesModule: { primaryOutcomes: [{ measure: "New diagnoses", timeFrame: "1 year" }] },
    eligibilityModule: { eligibilityCriteria: "Inclusion Criteria:\n\n* Adults\n\nExclusion Criteria:\n\n* Known disease", healthyVolunteers: true, sex: "ALL", minimumAge: "6 Months", maximumAge: "80 Years", stdAges: ["ADULT"] },
    contactsLocationsModule: { overallOfficials: [{ name: "Ada Fictive, MD", affiliation: "Institut fictif", role: "PRINCIPAL_INVESTIGATOR" }], centralContacts: [{ name: "Trials Office", role: "CONTACT", email: "trials@fictif.fr" }], locations: [{ facility: "Hôpital fictif", city: "Lyon", zip: "69003", country: "France", geoPoint: { lat: 45.75, lon: 4.85 } }, { facility: "Fictive Hospital", city: "Seoul", country: "Korea, Republic of" }] },
    ipdSharingStatementModule: { ipdSharing: "YES", infoTypes: ["STUDY_PROTOCOL", "CSR"], timeFrame: "6 months after completion of the study", url: "data.fictif.fr/x" },
  };
  return { protocolSection: { ...modules, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, { ...modules[name], ...value }])) }, derivedSection: { conditionBrowseModule: { meshes: [{ id: "D006333", term: "Heart Failure" }] } }, hasResults: false };
}
