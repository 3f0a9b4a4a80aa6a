import { addDays, daysBetween, type Day } from "../../../kernel/time/day.ts";
import { daysLate, type ServiceRequest } from "./request.ts";
import { statesOver, statesOwed } from "./request-table.ts";
import type { Service } from "./service.ts";

/** What a service has to do, and how it kept its word over the twelve months before a day. */
export interface ServiceLoad {
  readonly service: Service;
  readonly open: number;
  /** Asked or qualified: an answer is owed. */
  readonly toAnswer: number;
  readonly underWay: number;
  readonly overdue: number;
  readonly delivered: number;
  /** From the request to the answer; null without any. */
  readonly medianAnswerDays: number | null;
  /** From the agreement to the delivery; null without any. */
  readonly medianDeliveryDays: number | null;
  /** Of the deliveries, those within the days promised; null without any. */
  readonly onTimeShare: number | null;
}

/** The middle of these numbers, the mean of the two middle ones where they are even; null without any. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** The load of every service on a day, in the order of the catalogue; `dayOf` tells on which day a request stands. */
export function loadOf(services: readonly Service[], requests: readonly ServiceRequest[], on: Day, dayOf: (request: ServiceRequest) => Day = () => on): readonly ServiceLoad[] {
  return services.map((service) => {
    const mine = requests.filter((one) => one.service === service.code);
    const since = (day: Day | null, one: ServiceRequest): boolean => day !== null && day > addDays(dayOf(one), -365) && day <= dayOf(one);
    const answered = mine.filter((one) => since(one.answeredOn, one));
    const delivered = mine.filter((one) => since(one.deliveredOn, one));
    const onTime = delivered.filter((one) => one.acceptedOn !== null && one.deliveredOn !== null && daysBetween(one.acceptedOn, one.deliveredOn) <= (one.quote?.days ?? service.deliveryDays));
    return {
      service,
      open: mine.filter(({ state }) => !statesOver.includes(state)).length,
      toAnswer: mine.filter(({ state }) => state === "asked" || state === "qualified").length,
      underWay: mine.filter(({ state }) => state === "accepted" || state === "under-way").length,
      overdue: mine.filter((one) => statesOwed.includes(one.state) && daysLate(one, dayOf(one)) > 0).length,
      delivered: delivered.length,
      medianAnswerDays: median(answered.flatMap(({ askedOn, answeredOn }) => (answeredOn === null ? [] : [daysBetween(askedOn, answeredOn)]))),
      medianDeliveryDays: median(delivered.flatMap(({ acceptedOn, deliveredOn }) => (acceptedOn === null || deliveredOn === null ? [] : [daysBetween(acceptedOn, deliveredOn)]))),
      onTimeShare: delivered.length === 0 ? null : onTime.length / delivered.length,
    };
  });
}
