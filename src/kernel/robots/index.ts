export { RobotFields } from "./fields.tsx";
export type { RobotFieldsProps } from "./fields.tsx";
export { createRobots, robotFields } from "./robots.ts";
export type { PostedFields, RobotCheck, RobotOptions, Robots } from "./robots.ts";
