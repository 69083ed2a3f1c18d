/**
 * What guessing begins with: the words that stand first in every published list of leaked passwords, and the long ones
 * made of them. Compared without case, spaces, punctuation and digits at the end. Small on purpose: twelve characters keep
 * almost everything else of those lists out.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  password passw0rd p4ssword pa55word passwort contrasena motdepasse mypassword thepassword newpassword changepassword
  passwordis mypasswordis passwordpass thisismypassword nopassword defaultpassword password1password
  admin administrator administrador adminadmin root superuser user guest test testtest demo default welcome
  welcomehome welcomeback letmein letmeinnow letmeinplease pleaseletmein opensesame secret topsecret supersecret
  changeme changemenow changemeplease whatever iloveyou iloveyousomuch iloveyouforever ilovemyfamily ilovemydog
  trustno loveyou lovelove sunshine princess football baseball basketball monkey dragon master shadow superman batman
  starwars pokemon michael jessica ashley charlie jordan qwerty qwertz azerty qwertyuiop qwertzuiop azertyuiop
  qwertyqwerty asdfghjkl zxcvbnm asdf asdfasdf qazwsx qazwsxedc qazwsxedcrfv zaqwsx qweasdzxc qweasd qwe asd
  abc abcd abcde abcdef abcabc aabbcc abcxyz abcdabcd aaaa xxxx zzzz
  correcthorsebatterystaple correcthorse computer internet samsung google facebook microsoft windows linkedin
  summer winter spring autumn january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
  appointment appointments reminder reminders receptionist frontdesk reception dentist dental clinic doctor medical hospital
  1q2w3e4r5t6y 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc q1w2e3r4t5y6 a1b2c3d4e5f6 1a2b3c4d5e6f
  zaq12wsxcde3 123qweasdzxc qwe123qwe123 qwer1234asdf asdf1234qwer 123abc456def abc123abc123 pass1234word
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
