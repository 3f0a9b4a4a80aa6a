import type { ListCode } from "../../domain/lists.ts";
import { armKind, interventionKind, maskedRole, masking } from "./arms.ts";
import { collectionMode, dataType, followUpMode, nationalSource, sampleType, sourceKind, sourcePurpose } from "./collection.ts";
import type { Concept } from "./concept.ts";
import { allocation, allocationUnit, designFeature, interventionModel, observationalDesign, phase, primaryPurpose, studyType, timePerspective } from "./design.ts";
import { ageGroup, populationType, recruitmentSource, recruitmentStatus, samplingMode, sex, sizeBand } from "./population.ts";
import { authority, conformity, organisationKind, regulatoryRegime } from "./rules.ts";
import { consentTerm, deidentification, documentKind, individualDataAccess, sharingInformation } from "./sharing.ts";
import { determinant, theme } from "./subject.ts";

export type { Concept } from "./concept.ts";

/** Every list of the house; the type holds it against the codes of the domain. */
export const ownLists: Readonly<Record<ListCode, readonly Concept[]>> = {
  theme, determinant, "organisation-kind": organisationKind, authority, "regulatory-regime": regulatoryRegime, conformity,
  "study-type": studyType, "design-feature": designFeature, "observational-design": observationalDesign, "time-perspective": timePerspective,
  "intervention-model": interventionModel, "primary-purpose": primaryPurpose, phase, allocation, "allocation-unit": allocationUnit,
  masking, "masked-role": maskedRole, "arm-kind": armKind, "intervention-kind": interventionKind,
  "population-type": populationType, sex, "age-group": ageGroup, "sampling-mode": samplingMode, "recruitment-source": recruitmentSource,
  "recruitment-status": recruitmentStatus, "size-band": sizeBand, "collection-mode": collectionMode, "follow-up-mode": followUpMode,
  "data-type": dataType, "sample-type": sampleType, "source-kind": sourceKind, "source-purpose": sourcePurpose, "national-source": nationalSource,
  "consent-term": consentTerm, deidentification, "individual-data-access": individualDataAccess, "sharing-information": sharingInformation, "document-kind": documentKind,
};
