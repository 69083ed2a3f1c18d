/**
 * Whole messages that mean yes, by language (flow-spec section 1, `any_affirmative_confirms`). Written as
 * `normaliseText` leaves them. "Yes" and the thumbs are understood in every language.
 */
export const AFFIRMATIVES: Readonly<Record<string, readonly string[]>> = {
  every: ['yes', 'ok', 'okay', '👍', '👌', '✅', '✔'],
  en: [
    'y', 'yes', 'yes please', 'yep', 'yup', 'yeah', 'yea', 'ya', 'sure', 'sure thing', 'of course', 'ok', 'okay', 'k',
    'ok thanks', 'ok thank you', 'yes thanks', 'yes thank you', 'sounds good', 'perfect', 'great', 'confirmed',
    'i confirm', 'yes i confirm', 'confirming', "i'll be there", 'i will be there', "yes i'll be there",
    'yes i will be there', 'see you then', 'see you there', 'will be there', 'absolutely', 'definitely',
  ],
  es: [
    'si', 'sí', 'si gracias', 'sí gracias', 'claro', 'claro que si', 'claro que sí', 'vale', 'de acuerdo', 'por supuesto',
    'confirmo', 'confirmado', 'si confirmo', 'sí confirmo', 'perfecto', 'ahí estaré', 'ahi estare', 'allí estaré', 'alli estare', 'correcto',
  ],
  fr: [
    'oui', 'oui merci', "d'accord", 'daccord', 'bien sûr', 'bien sur', 'je confirme', 'oui je confirme', 'confirmé', 'confirme',
    "c'est bon", 'parfait', 'entendu', 'ça marche', 'ca marche', 'je serai là', 'je serai la',
  ],
  de: [
    'ja', 'ja danke', 'ja gerne', 'jawohl', 'klar', 'na klar', 'gerne', 'in ordnung', 'einverstanden', 'passt', 'bestätigt',
    'bestätige', 'ich bestätige', 'ja ich bestätige', 'ich komme', 'ja ich komme', 'alles klar', 'perfekt',
  ],
  pt: [
    'sim', 'sim obrigado', 'sim obrigada', 'claro', 'com certeza', 'confirmo', 'sim confirmo', 'confirmado', 'tudo bem',
    'tá bom', 'ta bom', 'perfeito', 'combinado', 'estarei lá', 'estarei la',
  ],
  it: [
    'sì', 'si', 'sì grazie', 'si grazie', 'certo', 'certamente', "va bene", 'confermo', 'sì confermo', 'si confermo',
    'confermato', "d'accordo", 'perfetto', 'ci sarò', 'ci saro',
  ],
};
