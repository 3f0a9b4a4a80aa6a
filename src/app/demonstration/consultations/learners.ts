import type { TrainingPerson } from "../../../modules/consultations/index.ts";

const names = ["Alix Bonnefoy", "Basile Courtin", "Camille Desmarais", "Driss Elbaz", "Élise Fontanel", "Farah Guermond", "Gaspard Hertel", "Hélène Isambert", "Ilyès Jourdan", "Jeanne Kervella", "Karim Lostanlen", "Lucie Maréchaux", "Malo Noirot", "Nadia Ozanne", "Octave Pelletan", "Paula Quintard", "Rachid Sarrazin", "Solène Thibaudier", "Tiago Urvoas", "Ursule Vasseur", "Victor Wagner-Lemée", "Wassila Yvon", "Yann Zeller", "Zoé Armengaud"] as const;

/** People made up for the demonstration of training: they have no account and cannot sign in. */
export const madeUpLearners: readonly TrainingPerson[] = names.map((name, index) => ({ accountId: `demonstration-learner-${index + 1}`, name: `${name} (démonstration)`, email: `learner-${index + 1}@demonstration.invalid`, active: false, createdAt: "2021-01-04T09:00:00.000Z" }));
