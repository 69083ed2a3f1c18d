/**
 * Whole messages that mean yes, by language (flow-spec section 1, `any_affirmative_confirms`). None that also means
 * no, no thanks or maybe: 大丈夫です, いいです, 됐어요 and إن شاء الله are left out. One entry between bars; compared as
 * `normaliseText` leaves them, without inner commas.
 */
const WRITTEN = {
  // Understood in every language.
  every: 'yes|ok|okay',
  en: "y|yes please|yep|yup|yeah|yea|ya|sure|sure thing|of course|k|ok thanks|ok thank you|yes thanks|yes thank you|sounds good|perfect|great|confirmed|i confirm|yes i confirm|confirming|i'll be there|i will be there|yes i'll be there|yes i will be there|see you then|see you there|will be there|absolutely|definitely",
  es: 'si|sí|si gracias|sí gracias|claro|claro que si|claro que sí|vale|de acuerdo|por supuesto|confirmo|confirmado|si confirmo|sí confirmo|perfecto|ahí estaré|ahi estare|allí estaré|alli estare|correcto',
  fr: "oui|oui merci|d'accord|daccord|bien sûr|bien sur|je confirme|oui je confirme|confirmé|confirme|c'est bon|parfait|entendu|ça marche|ca marche|je serai là|je serai la",
  de: 'ja|ja danke|ja gerne|jawohl|klar|na klar|gerne|in ordnung|einverstanden|passt|bestätigt|bestätige|ich bestätige|ja ich bestätige|ich komme|ja ich komme|alles klar|perfekt',
  pt: 'sim|sim obrigado|sim obrigada|claro|com certeza|confirmo|sim confirmo|confirmado|tudo bem|tá bom|ta bom|perfeito|combinado|estarei lá|estarei la',
  it: "sì|si|sì grazie|si grazie|certo|certamente|va bene|confermo|sì confermo|si confermo|confermato|d'accordo|perfetto|ci sarò|ci saro",
  nl: 'ja|ja graag|ja hoor|ja bedankt|jazeker|zeker|prima|akkoord|oké|oke|is goed|dat is goed|ik bevestig|bevestigd|ik kom|ik ben er|tot dan|perfect',
  pl: 'tak|tak dziękuję|tak dziekuje|dobrze|jasne|oczywiście|oczywiscie|zgoda|potwierdzam|tak potwierdzam|potwierdzone|będę|bede|pasuje|okej|w porządku|w porzadku',
  ru: 'да|да спасибо|конечно|хорошо|ок|окей|подтверждаю|да подтверждаю|согласен|согласна|буду|приду|да буду|да приду|договорились|отлично|ладно',
  uk: 'так|так дякую|звичайно|звісно|добре|гаразд|ок|підтверджую|так підтверджую|згоден|згодна|буду|прийду|так буду|домовились',
  sv: 'ja|ja tack|japp|jajamän|självklart|absolut|okej|det går bra|bekräftar|jag bekräftar|bekräftat|jag kommer|ja jag kommer|vi ses|perfekt|gärna',
  da: 'ja|ja tak|jep|selvfølgelig|det er fint|fint|bekræfter|jeg bekræfter|bekræftet|jeg kommer|ja jeg kommer|vi ses|perfekt|gerne',
  nb: 'ja|ja takk|jepp|selvfølgelig|okei|det går bra|greit|bekrefter|jeg bekrefter|bekreftet|jeg kommer|ja jeg kommer|vi sees|perfekt|gjerne',
  fi: 'kyllä|kylla|joo|juu|kyllä kiitos|joo kiitos|sopii|selvä|selva|vahvistan|vahvistettu|tulen|olen tulossa|ilman muuta|totta kai|okei',
  cs: 'ano|jo|ano děkuji|dobře|dobre|jasně|jasne|určitě|souhlasím|potvrzuji|potvrzuju|ano potvrzuji|potvrzeno|přijdu|prijdu|budu tam|v pořádku|v poradku',
  sk: 'áno|ano|áno ďakujem|dobre|jasné|iste|súhlasím|suhlasim|potvrdzujem|áno potvrdzujem|potvrdené|prídem|pridem|budem tam',
  ro: 'da|da mulțumesc|da multumesc|sigur|desigur|bine|în regulă|in regula|da confirm|confirmat|de acord|vin|voi fi acolo',
  hu: 'igen|igen köszönöm|persze|rendben|jó|oké|megerősítem|igen megerősítem|megfelel|ott leszek|jövök',
  el: 'ναι|ναι ευχαριστώ|βέβαια|φυσικά|εντάξει|οκ|επιβεβαιώνω|ναι επιβεβαιώνω|σύμφωνοι|θα είμαι εκεί|θα έρθω',
  tr: 'evet|evet teşekkürler|tamam|tamamdır|olur|tabii|tabii ki|elbette|onaylıyorum|evet onaylıyorum|onay|onaylandı|geliyorum|geleceğim|uygundur|peki',
  ar: 'نعم|أجل|اجل|ايوه|أيوه|اوك|أوكي|تمام|حسنا|موافق|موافقة|أكيد|اكيد|أؤكد|نعم أؤكد|مؤكد|سأحضر|نعم سأحضر',
  he: 'כן|כן תודה|בטח|בסדר|אוקיי|אוקי|מאשר|מאשרת|אני מאשר|אני מאשרת|מאושר|אגיע|אני אגיע|סבבה|ברור|בהחלט',
  hi: 'हाँ|हां|जी|जी हाँ|जी हां|हाँ जी|हां जी|ठीक है|ठीक|बिल्कुल|पक्का|ज़रूर|जरूर|haan|haan ji|ji haan|theek hai|thik hai',
  id: 'ya|iya|ya terima kasih|oke|baik|siap|setuju|boleh|tentu|konfirmasi|saya konfirmasi|saya akan datang|saya datang|pasti',
  vi: 'có|vâng|vâng ạ|dạ|dạ vâng|dạ được|được|đồng ý|xác nhận|tôi xác nhận|tôi sẽ đến|chắc chắn|ok ạ|nhất trí',
  th: 'ใช่|ใช่ค่ะ|ใช่ครับ|ค่ะ|ครับ|ได้|ได้ค่ะ|ได้ครับ|ตกลง|ตกลงค่ะ|ตกลงครับ|โอเค|โอเคค่ะ|โอเคครับ|ยืนยัน|ยืนยันค่ะ|ยืนยันครับ|แน่นอน',
  ja: 'はい|ハイ|はいお願いします|はい大丈夫です|うん|ええ|了解|了解です|了解しました|了解いたしました|承知しました|承知いたしました|わかりました|分かりました|確認しました|お願いします|よろしくお願いします|伺います|行きます|オーケー|オッケー',
  zh: '是|是的|对|對|好|好的|好啊|可以|行|没问题|沒問題|确认|確認|我确认|我確認|确定|確定|同意|会来|會來|我会来|我會來|准时到|準時到',
  ko: '네|예|넵|네네|네 감사합니다|네 알겠습니다|알겠습니다|좋아요|좋습니다|확인|확인했습니다|확인합니다|그럼요|물론입니다|갈게요|네 갈게요|가겠습니다|참석합니다|오케이',
} as const;

export const AFFIRMATIVES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(WRITTEN).map(([language, texts]) => [language, texts.split('|')]),
);

/** Languages that share a list. */
export const SAME_LIST: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', in: 'id', iw: 'he' };

/** Pictures that mean yes by themselves, whatever the language. */
export const PICTURES: readonly string[] = [...'👍👌✅✔☑🆗'];
