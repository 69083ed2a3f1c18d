/** What each case of a check is told in: the sentence, and in brackets what its fix is called. */
export const ISSUE_WORDS: Readonly<Record<string, string>> = {
  'a schedule without messages': 'The schedule has no message: add one.',
  'a message without a name':
    'The message has no name: give it one that staff will recognise. [Call it “Reminder, 24 hours before the start”]',
  'a scheduled message without a time':
    'A scheduled message needs a time: say when it goes out, or make it on demand. [Make it on demand]',
  'a message without text': 'The message has no text: write one.',
  'a translation without text': 'The message has no text: write one. [Remove the translation (es)]',
  'a trigger that waits for nothing':
    'The trigger waits for an empty text: say which words it waits for. [Remove this answer]',
  'a trigger with a blank text':
    'The trigger waits for an empty text: say which words it waits for. [Remove the empty text]',
  'an auto reply without actions': 'The auto reply has no action: add one, or “do nothing”. [Remove this answer]',
  'a reply without text': 'The reply has no text: write one. [Remove this answer]',
  'a transition to nowhere': 'The action names no message: choose one. [Remove this answer]',
  'a transition to a message that is gone':
    'The message this action names does not exist any more: choose another. [Remove this answer]',
  'a transition to a message that is off':
    '“x” is off and is never sent: make it on demand, or choose another. [Make “x” on demand]',
  'a confirm trigger on a follow-up': '“client confirms” cannot be used on a follow-up by text. [Remove this answer]',
  'a mark on a follow-up': '“mark as confirmed” cannot be used on a follow-up by text. [Remove this answer]',
  'a default no message takes':
    'No message of this schedule takes “client confirms”, so this default never applies. [Remove this answer]',
  'do nothing beside a reply': '“Do nothing” stands beside other actions: remove it or them. [Remove “do nothing”]',
  'an action after a transition':
    '“transition to” ends the answer, so nothing after it is done: move it to the end. [Move it to the end]',
  'CANCEL as a trigger':
    'Carriers take CANCEL for an opt-out: the client would get no more messages. Ask for 2 instead. [Wait for “2” instead]',
  'STOP within a default': 'STOP always means an opt-out and never reaches this answer: remove it. [Remove “stop”]',
  'YES as a trigger':
    'Some carriers take YES for signing up again. Ask for 1 instead, which means the same to us. [Remove this answer]',
  'START as a trigger': 'Carriers answer START by themselves, so it may never reach this answer. [Remove this answer]',
  'the same words twice':
    'This never fires, because “a” in answer 1 of this message comes first: remove one of them. [Remove this answer]',
  'a phrase that holds an earlier one':
    'This never fires, because “late” in answer 1 of this message comes first: remove one of them. [Remove this answer]',
  'a second answer to any other reply':
    'This never fires, because the same trigger in answer 1 of this message comes first: remove one of them. [Remove this answer]',
  'words a default waits for too':
    'Answer 1 of any message waits for “late” too; for this message only this one applies.',
  'a custom answer to 1':
    '“1” means “confirmed” by itself, and this answer keeps it from being marked. To add to it, use “client confirms”; to replace it, mark it here. [Use “client confirms” instead]',
  'failures that lead in a circle':
    'When “Reminder, 1 day before” fails, its answers lead back to it without end: let one of them end elsewhere.',
  'a wait that leads back to itself':
    'Without a word from the client “Reminder, 1 day before” leads back to itself; it stops after three times.',
  'a window that does not exist': 'There is no window “mornings”: choose one that exists, or “any”. [Send at any time]',
  'a window closed all week':
    'The window “default” is closed all week: open it on one day at least. [Remove the hours “default”]',
  'a window named any': '“any” already means any time: give this window another name. [Remove the hours “any”]',
  'a reminder after the start':
    'This goes out after the start, when it is too late: choose a time before it, or make it a follow-up. [Send it as long before the start]',
  'a wait longer than what is left':
    'The wait can only end after the start, when nothing is sent any more: wait less, or send earlier. [Wait 720 minutes]',
  'a message nothing leads to':
    'Nothing leads to “x”: transition to it or enable it somewhere, or give it a time. [Switch it off]',
  'a first text that does not say how to stop':
    'The first text does not say how to stop them, as carriers in the US and Canada require. [Add “Reply STOP to opt out.”]',
  'a condition on no field': 'There is no field “event.colour”: choose one from the list.',
  'a title that is more than another': '“event.title” cannot be compared with >: use ==, !=, includes, is_set.',
  'a state that includes something': '“participant.state” cannot be compared with includes: use ==, !=, is_set.',
  'a time in other words': '“event.time” is compared with a time such as 09:00.',
  'yes or no as a text': '“event.all_day” is compared with true or false.',
  'a state nobody is in':
    '“participant.state” is compared with one of none, confirmed, accepted, declined, cancelled, reschedule_requested.',
  'more than nothing': '“custom.visits” is compared with a value: write one.',
  'a group of nothing': 'This group is empty, so it never holds: add a comparison, or remove it.',
  'enabling what has no time':
    '“x” has no time of its own, so enabling it sends nothing: give it one, or transition to it. [Remove this answer]',
  'a call with a link':
    'A call cannot be sent securely: switch it off, or choose a text or an email. [Call without it]',
  'a translated reply without text': 'The reply has no text: write one. [Remove this answer]',
  'several blank texts': 'The trigger waits for an empty text: say which words it waits for. [Remove the empty text]',
  'do nothing twice': '“Do nothing” stands beside other actions: remove it or them. [Remove “do nothing”]',
  'two transitions':
    '“transition to” ends the answer, so nothing after it is done: move it to the end. [Move it to the end, and remove the other ending]',
  'CANCEL beside 2':
    'Carriers take CANCEL for an opt-out: the client would get no more messages. Ask for 2 instead. [Wait for “2” instead]',
  'a word within what a default waits for':
    'Answer 1 of any message waits for “running late” too; for this message only this one applies.',
  'a default answer to 1, which confirms or accepts':
    '“1” means “confirmed” by itself, and this answer keeps it from being marked. To add to it, use “client confirms”; to replace it, mark it here.',
  'a reminder after the end':
    'This goes out after the start, when it is too late: choose a time before it, or make it a follow-up.',
  'a default wait that no message leaves time for':
    'The wait can only end after the start, when nothing is sent any more: wait less, or send earlier. [Wait 720 minutes]',
  'two messages that only lead to each other':
    'Nothing leads to “x”: transition to it or enable it somewhere, or give it a time.',
  'a message with a time that nothing enables':
    'Nothing leads to “x”: transition to it or enable it somewhere, or give it a time. [Send it at its time]',
  'closed hours that a message uses':
    'The window “nights” is closed all week: open it on one day at least. [Open it Monday to Friday, 9:00 to 17:00]',
  'a window that does not exist beside the default one':
    'There is no window “mornings”: choose one that exists, or “any”. [Use the default hours]',
  'a translation that does not say how to stop':
    'The first text does not say how to stop them, as carriers in the US and Canada require.',
  'the booking text that goes out before the reminder':
    'The first text does not say how to stop them, as carriers in the US and Canada require. [Add “Reply STOP to opt out.”]',
  'a call that says nothing': 'Nothing would be said here: write what to say, or choose a clip to play.',
  'a call that says nothing to a machine':
    'Nothing would be said here: write what to say, or choose a clip to play. [Hang up on a machine]',
  'a translation with a blank part':
    'Nothing would be said here: write what to say, or choose a clip to play. [Remove the translation (es)]',
  'a say without words':
    'Nothing would be said here: write what to say, or choose a clip to play. [Remove this answer]',
  'a prompt translated to nothing':
    'Nothing would be said here: write what to say, or choose a clip to play. [Remove this answer]',
  'a call forwarded to nobody':
    'The call is forwarded to nobody: give a number, or choose the calendar’s owner. [Forward to the calendar’s owner]',
  'something said when nobody answered':
    '“say” needs the client on the phone, and “no response” comes when the call is over: send a text or call again instead. [Remove this answer]',
  'a default that says something to a text':
    '“say” cannot be used on an answer to “reply includes”. [Remove this answer]',
  'the same digit twice':
    'This never fires, because the same trigger in answer 1 of this message comes first: remove one of them. [Remove this answer]',
  'a digit a default waits for too':
    'Answer 1 of any message waits for the digit 4 too; for this message only this one applies.',
  'a custom answer to the digit 1':
    'The digit 1 leads to “confirmed” by itself, and this answer keeps it from being marked. To add to it, use the matching “client …” trigger; to replace it, mark it here.',
  'a call that calls again when nobody answers':
    'Without a word from the client “Reminder call, 1 day before” leads back to itself; it stops after three times.',
  'a call that calls again when it fails':
    'When “Reminder call, 1 day before” fails, its answers lead back to it without end: let one of them end elsewhere.',
  'a text that does not render': 'It is not closed.',
  'a PIN of an unknown field': 'There is no field {{ custom.pni }}.',
  'a call that says a link': 'A link cannot be spoken: take it out.',
  'an invitation whose translation has no link': 'The invitation has no link: write {{ secure_link }}.',
  'an invitation that is too long':
    'With long names and dates this text takes 11 segments, and carriers deliver 10: shorten it, or send an email.',
  'a call forwarded by an account that may not':
    'This account may not forward calls: ask for it, or say something else here. [Remove this answer]',
  'a template that is gone': 'There is no such template: choose another, or write the text here.',
  'a template that was put away': 'The template “See you” is archived: choose another, or write the text here.',
  'a text that says what an email says':
    'The template “The way here” is for emails, not for texts: choose another, or write the text here.',
  'a file that is gone': 'There is no such file: upload it again, or remove it.',
  'a file that no phone takes':
    '“letter.rtf” is application/rtf, which phones do not take with a text: send a JPEG, PNG, GIF or PDF, or an email.',
  'a text that names make too long':
    'With long names and dates this text takes 11 segments, and carriers deliver 10: shorten it, or send an email.',
  'a language without wording': 'Contacts use de, and there is no wording for it: they get the default one.',
  'a scenario in which the reminder stays away':
    'The scenario “the reminder stays away” no longer holds: “Reminder, 1 day before” is sent.',
  'a scenario in which a message that is gone goes out':
    'The scenario “a message that is gone goes out” no longer holds: a message that is gone is not sent.',
  'a scenario in which the answer to “late” runs':
    'The scenario “the answer to “late” runs” no longer holds: the answer on reply includes “late” does not run.',
  'a scenario in which the client declines':
    'The scenario “the client declines” no longer holds: the client is not declined at its end.',
  'a scenario in which staff hear of a failure':
    'The scenario “staff hear of a failure” no longer holds: staff are not told (message failed).',
  'a call of an account that can place none':
    'There is no number to call from: add one, choose a text or an email, or switch the message off.',
};
