import { both } from "../../../kernel/i18n/format.ts";
import type { Form, Option } from "../../../modules/consultations/index.ts";

const option = (code: string, fr: string, en: string): Option => ({ code, label: both(fr, en) });

/** What a made-up consultation asks the public of research on ageing. */
export const ageingForm: Form = {
  code: "research-on-ageing", version: 1,
  title: both("La recherche sur le vieillissement", "Research on ageing"),
  introduction: both("Six questions, cinq minutes. Rien n’est obligatoire.", "Six questions, five minutes. Nothing has to be answered."),
  groups: [{ kind: "single", code: "tie", label: both("Vous répondez comme", "You answer as"), options: [option("citizen", "Citoyen ou citoyenne", "A citizen"), option("carer", "Proche aidant ou patient", "A carer or a patient"), option("professional", "Professionnel de santé ou de recherche", "A professional of health or research")] }],
  axes: [{
    code: "priorities", title: both("Vos priorités", "Your priorities"), introduction: both("Ce que la recherche devrait regarder d’abord, et comment vous en parler.", "What research should look at first, and how to tell you of it."), objectives: ["8"],
    sections: [
      { code: "subjects", title: both("Les sujets", "The subjects"), questions: [
        { kind: "ranking", code: "first", label: both("Par quoi commencer\u202f?", "What should come first?"), atMost: 3, options: [option("memory", "La mémoire", "Memory"), option("mobility", "Marcher, ne pas tomber", "Walking, not falling"), option("loneliness", "L’isolement", "Loneliness"), option("carers", "L’aide à ceux qui aident", "Help for those who help"), option("treatments", "Des traitements mieux choisis", "Better chosen treatments")] },
        { kind: "text", code: "missing", label: both("Un sujet oublié\u202f?", "A subject left out?"), longest: 1000 },
      ] },
      { code: "dialogue", title: both("Le dialogue", "The dialogue"), questions: [
        { kind: "scale", code: "informed", label: both("Vous sentez-vous informé des recherches sur le vieillissement\u202f?", "Do you feel informed about research on ageing?"), low: 1, high: 5, lowLabel: both("pas du tout", "not at all"), highLabel: both("tout à fait", "fully"), noOpinion: true },
        { kind: "multiple", code: "ways", label: both("Comment aimeriez-vous l’être\u202f?", "How would you like to be?"), when: { question: "informed", from: 1, to: 3 }, options: [option("meetings", "Rencontres près de chez vous", "Meetings near you"), option("letters", "Lettres d’information", "Newsletters"), option("doctors", "Par votre médecin", "Through your doctor"), option("media", "Par la presse et les émissions", "Through the media")] },
        { kind: "single", code: "study", label: both("Prendriez-vous part à une étude\u202f?", "Would you take part in a study?"), options: [option("yes", "Oui", "Yes"), option("perhaps", "Peut-être, selon ce qu’elle demande", "Perhaps, depending on what it asks"), option("no", "Non", "No")] },
        { kind: "text", code: "why-not", label: both("Qu’est-ce qui vous retient\u202f?", "What holds you back?"), when: { question: "study", oneOf: ["no", "perhaps"] }, longest: 1000 },
      ] },
    ],
  }],
};
