//! A calendar in iCalendar (RFC 5545): all-day events, which a calendar program shows, moves and reminds of.

use super::seal::TextSeal;
use crate::report::{Calendar, Event};
use crate::text::{Both, Lang};
use crate::value::{Cell, Day, words};

/// Longer lines are folded: so many bytes without the end of the line.
const MOST_BYTES: usize = 75;

/// The text of a calendar, with its seal.
pub(crate) fn calendar(calendar: &Calendar) -> String {
    let mut out = Lines { text: String::new(), lang: calendar.lang };
    let lang = calendar.lang.code();
    out.raw("BEGIN:VCALENDAR");
    out.raw("VERSION:2.0");
    // Without the version of the program, which would make a new file of an old one.
    out.raw(&format!("PRODID:-//cchc//cchc//{}", lang.to_uppercase()));
    out.raw("CALSCALE:GREGORIAN");
    out.text("NAME", &[&calendar.name]);
    out.text("X-WR-CALNAME", &[&calendar.name]);
    out.text("X-WR-CALDESC", &[&about(calendar)]);
    // A program that reads the file from an address looks once a day.
    out.raw("REFRESH-INTERVAL;VALUE=DURATION:P1D");
    out.raw("X-PUBLISHED-TTL:P1D");
    calendar.events.iter().for_each(|event| out.event(event, calendar));
    out.raw("END:VCALENDAR");
    TextSeal::Calendar.seal(&out.text)
}

fn about(calendar: &Calendar) -> Cell {
    const ABOUT: Both = Both { en: "Still to be delivered, {day}", vi: "Việc còn phải hoàn thành, {day}" };
    Cell::phrase(ABOUT, vec![("day", Cell::as_of(calendar.as_of))])
}

/// The lines of a file.
struct Lines {
    text: String,
    lang: Lang,
}

impl Lines {
    fn event(&mut self, event: &Event, calendar: &Calendar) {
        const OVERDUE: Both = Both { en: "Overdue: {title}", vi: "Quá hạn: {title}" };
        let as_of = calendar.as_of;
        let overdue = || Cell::phrase(OVERDUE, vec![("title", event.title.clone())]);
        let title = if event.is_overdue { overdue() } else { event.title.clone() };
        let in_lang = |name: &str| format!("{name};LANGUAGE={}", calendar.lang.code());
        self.raw("BEGIN:VEVENT");
        self.raw(&format!("UID:{}", event.uid));
        self.raw(&format!("DTSTAMP:{}T000000Z", basic(as_of)));
        // A program takes the later of two states of an event: that of the later day.
        self.raw(&format!("SEQUENCE:{}", sequence(as_of)));
        self.raw(&format!("DTSTART;VALUE=DATE:{}", basic(event.due)));
        // The end of an event does not belong to it.
        if let Some(next) = event.due.plus(1) {
            self.raw(&format!("DTEND;VALUE=DATE:{}", basic(next)));
        }
        self.text(&in_lang("SUMMARY"), &[&title]);
        self.text(&in_lang("DESCRIPTION"), &event.details.iter().collect::<Vec<_>>());
        if let Some(category) = &event.category {
            self.text("CATEGORIES", &[category]);
        }
        self.raw("STATUS:CONFIRMED");
        // A due day does not make anybody busy.
        self.raw("TRANSP:TRANSPARENT");
        for days in calendar.remind.iter().filter(|_| !event.is_overdue) {
            self.raw("BEGIN:VALARM");
            self.raw("ACTION:DISPLAY");
            self.raw(&if *days == 0 { "TRIGGER:PT0S".to_owned() } else { format!("TRIGGER:-P{days}D") });
            self.text("DESCRIPTION", &[&title]);
            self.raw("END:VALARM");
        }
        self.raw("END:VEVENT");
    }

    /// A property with lines of text.
    fn text(&mut self, name: &str, lines: &[&Cell]) {
        let lines: Vec<String> = lines.iter().map(|line| escaped(&words(line, self.lang))).collect();
        self.raw(&format!("{name}:{}", lines.join("\\n")));
    }

    /// A line, folded where it is long, but never inside a character.
    fn raw(&mut self, line: &str) {
        let mut bytes = 0;
        for c in line.chars() {
            if bytes + c.len_utf8() > MOST_BYTES {
                self.text.push_str("\r\n ");
                bytes = 1;
            }
            self.text.push(c);
            bytes += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// Text in which nothing parts values. [`words`] has made it one line without controls.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ';' | ',') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// A day as `20230930`.
fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The number of a state, which grows from day to day: the days since 2000-01-01.
fn sequence(day: Day) -> i64 {
    Day::new(2000, 1, 1).map_or(0, |first| day.days_since(first)).max(0)
}

#[cfg(test)]
mod tests {
    use super::calendar;
    use crate::report::{Calendar, Event};
    use crate::text::{Both, Lang};
    use crate::value::{Cell, Day};

    fn of(title: &str, remind: &[u32]) -> String {
        let day = |text| Day::parse(text).expect("a day");
        let event = Event {
            uid: "1@a.cchc".to_owned(),
            due: day("2023-12-31"),
            title: Cell::from(title),
            is_overdue: false,
            details: vec![Cell::from("a"), Cell::Word(Both::same("b"))],
            category: Some(Cell::from("x, y")),
        };
        let (as_of, name) = (day("2023-09-30"), Cell::from("N"));
        calendar(&Calendar { name, as_of, lang: Lang::Vi, remind: remind.to_vec(), events: vec![event] })
    }

    /// The lines as a program reads them.
    fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").lines().map(str::to_owned).collect()
    }

    #[test]
    fn lines_are_folded_at_75_bytes_and_never_inside_a_letter() {
        for length in 0..160 {
            let title = format!("{}{}", "x".repeat(length), "đề án ệ".repeat(20));
            let text = of(&title, &[]);
            assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert!(lines(&text).contains(&format!("SUMMARY;LANGUAGE=vi:{title}")), "{text}");
        }
    }

    #[test]
    fn text_stays_text() {
        let text = of("a;b,c\\n\nEND:VEVENT\r\nX:1\u{1b}\u{202e}", &[]);
        let title = "SUMMARY;LANGUAGE=vi:a\\;b\\,c\\\\n↵END:VEVENT␍↵X:1␛<U+202E>";
        assert!(lines(&text).iter().any(|line| line == title), "{text}");
        assert_eq!(lines(&text).iter().filter(|line| *line == "END:VEVENT").count(), 1);
        assert!(lines(&text).iter().any(|line| line == "CATEGORIES:x\\, y"));
        assert!(lines(&text).iter().any(|line| line == "DESCRIPTION;LANGUAGE=vi:a\\nb"));
    }

    #[test]
    fn an_event_of_a_day_ends_on_the_next_one() {
        let text = of("x", &[]);
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20231231\r\nDTEND;VALUE=DATE:20240101\r\n"), "{text}");
        assert!(text.contains("\r\nDTSTAMP:20230930T000000Z\r\nSEQUENCE:8673\r\n"), "{text}");
    }

    #[test]
    fn each_reminder_is_an_alarm() {
        let text = of("x", &[7, 0]);
        assert!(text.contains("TRIGGER:-P7D\r\n") && text.contains("TRIGGER:PT0S\r\n"), "{text}");
        assert_eq!(text.matches("BEGIN:VALARM\r\nACTION:DISPLAY\r\n").count(), 2);
    }
}
