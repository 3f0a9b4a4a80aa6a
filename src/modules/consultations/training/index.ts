export { createTraining, type ClassView, type Training, type TrainingRecord } from "./training.ts";
export type { TrainingDeps, TrainingPerson } from "./deps.ts";
export type { ClassInput, LabelInput, ModuleInput } from "./actions/manage.ts";
export { readQuiz } from "./domain/quiz.ts";
export type { TrainingFigures } from "./domain/statistics.ts";
export { createKeyFile } from "../badges/index.ts";
export { trainingRoutes } from "./web/routes.ts";
