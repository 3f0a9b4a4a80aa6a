import { forms } from "../../../../datasets/index.ts";

/** The controls that the declarations of datasets and of studies share. */
export const { actOn, baseAfter, dayFrom, formStore, Group, groupsOf, Input, keepUnread, languageWord, list, localised, localisedList, markOf, oneDay, oneOf, oneOfMany, orNull, plainText, repeated, saveAnswers, someOf, tellLocalised, textOf, textsOf, useConditions, wholeNumber, withoutEmpty, yesNo } = forms;
export type Control<T> = forms.Control<T>;
export type Choice = forms.Choice;
export type Clash<S> = forms.Clash<S>;
export type FormState = forms.FormState;
export type Labels = forms.Labels;
export type Showing = forms.Showing;
export type Unread = forms.Unread;
export type Written = forms.Written;
