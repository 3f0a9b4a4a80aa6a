/** The other thread of `IntervalPool`. */
import { parentPort } from "node:worker_threads";
import { takeJobs, type JobMessage } from "./interval-pool.ts";

parentPort?.on("message", (message: JobMessage) => parentPort?.postMessage(takeJobs(message), []));
