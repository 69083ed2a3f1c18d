/** Languages the product's own texts are written in; for any other the English ones stand in. */
export const TEXT_LANGUAGES = ['en', 'es', 'fr', 'de', 'pt'] as const;
