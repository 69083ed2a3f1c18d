const DASHES = /^--\s*$/u;
const LONGEST = 160;

/** What phones and mail programs put below a mail by themselves, by language. */
const BY_PROGRAM: readonly RegExp[] = [
  /^[Ss]ent (from|via|with|using|by) ((my|the) )?(\p{Lu}|i(Phone|Pad|Pod)|mobile|phone|tablet|android)/u,
  /^get outlook for /iu,
  /^von .{2,60} gesendet\.?$/iu,
  /^(gesendet (von|mit)|diese nachricht wurde von) .{2,100}/iu,
  /^outlook für .{2,80}/iu,
  /^holen sie sich outlook/iu,
  /^envoy[ée] (de|depuis|avec|via|par|à partir d)/iu,
  /^(télécharger|obtenir|obtenez) outlook/iu,
  /^enviado (desde|do|da|de|a partir|pelo|por|com|con|vía|via)\b/iu,
  /^(obtener|obtén|obter|baixar|descargar)( o)? outlook/iu,
  /^inviato (da|dal|dall'|con|tramite)\b/iu,
  /^(ottieni|scarica) outlook/iu,
  /^(verstuurd|verzonden) (vanaf|via|met|van)\b/iu,
  /^outlook voor .{2,80}/iu,
  /^(skickat|skickad|sendt) (från|fra|via|med)\b/iu,
  /^(hämta|hent|få) outlook/iu,
  /^wysłan[eoay] (z|ze|przez|za pomocą)\b/iu,
  /^pobierz .{0,20}outlook/iu,
  /^(odesláno|odoslané|poslano) z/iu,
  /^(отправлено|надіслано|відправлено) (с|со|из|з|із|через)/iu,
  /^lähetetty /iu,
  /^trimis (de pe|din|de la)/iu,
  /^(στάλθηκε|εστάλη) από/iu,
  /iphone['’]?(om|umdan|dan|ból|ról).{0,30}(küldve|gönderildi)/iu,
  /から(送信|送られ|お送り)/u,
  /^(发自|發自|从我的|從我的|来自我的|使用.{1,20}发送)/u,
  /에서 (보냄|보낸|전송)/u,
  /^נשלח מ/u,
  /^(أُرسلت|أرسلت|مرسل|تم الإرسال) من/u,
];

/**
 * A person's lines without the signature below them: from the line of two dashes on, or what a phone added at the
 * end. Nothing is taken away that would leave nothing: then it is what the person sent.
 */
export function cutSignature(lines: readonly string[]): readonly string[] {
  const dashes = lines.findIndex((line) => DASHES.test(line));
  let end = dashes === -1 ? lines.length : dashes;
  while (end > 0 && isAdded(lines[end - 1] ?? '')) end -= 1;
  const own = lines.slice(0, end);
  return own.some((line) => line.trim() !== '') ? own : [];
}

function isAdded(line: string): boolean {
  const text = line.trim();
  if (text === '') return true;
  return text.length <= LONGEST && BY_PROGRAM.some((pattern) => pattern.test(text));
}
