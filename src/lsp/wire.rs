//! Messages in and out. The server skips a message that it cannot read, so that an editor does not lose its server.

use crossbeam_channel::{Receiver, unbounded};
use lsp_server::Message;
use serde_json::Value;
use std::io::{self, BufRead, Read as _, Write};

/// The field at a path of a message, such as `/textDocument/uri`; null where it is absent.
pub(super) fn field_at<'v>(message: &'v Value, path: &str) -> &'v Value {
    message.pointer(path).unwrap_or(&Value::Null)
}

/// Puts a field into a message.
pub(super) fn put(message: &mut Value, name: &str, value: impl Into<Value>) {
    if let Some(fields) = message.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
}

/// Reads messages on a thread of its own until the stream ends or fails; the error comes last.
pub(super) fn incoming(mut input: impl BufRead + Send + 'static) -> Receiver<io::Result<Message>> {
    let (sender, receiver) = unbounded();
    std::thread::spawn(move || {
        loop {
            match read_message(&mut input) {
                Ok(Some(message)) => {
                    if sender.send(Ok(message)).is_err() {
                        break;
                    }
                }
                // A wrong header or body. The header of the next message is found behind it.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {}
                Ok(None) => break,
                Err(error) => {
                    let _ = sender.send(Err(error));
                    break;
                }
            }
        }
    });
    receiver
}

/// The most bytes of a message: plan files have at most 4 MiB. A message that claims more ends the session before it
/// takes memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most bytes of a line of a header.
const MOST_OF_A_LINE: u64 = 4096;

/// The next message; nothing when the stream has ended.
fn read_message(input: &mut impl BufRead) -> io::Result<Option<Message>> {
    let mut length: Option<u64> = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MOST_OF_A_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        // A body that stands in the way may be cut inside a character.
        let line = String::from_utf8_lossy(&line);
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = length_in(&line) {
            length = value.parse().ok();
        }
    }
    let length = length.ok_or(io::ErrorKind::InvalidData)?;
    if length > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut body = Vec::new();
    if input.take(length).read_to_end(&mut body)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(serde_json::from_slice(&body).map_err(|_| io::ErrorKind::InvalidData)?))
}

/// The value of the header `Content-Length` in a line. It may stand behind other text: a body whose length was wrong
/// ends without a line break before the next header.
fn length_in(line: &str) -> Option<&str> {
    const NAME: &str = "content-length:";
    let at = line.to_ascii_lowercase().rfind(NAME)?;
    line.get(at + NAME.len()..).map(str::trim)
}

/// The stream to the editor. After one failure it writes nothing more.
pub(super) struct Outgoing<'w> {
    stream: &'w mut dyn Write,
    fault: Option<io::Error>,
}

impl<'w> Outgoing<'w> {
    pub(super) fn new(stream: &'w mut dyn Write) -> Self {
        Self { stream, fault: None }
    }

    pub(super) fn send(&mut self, message: impl Into<Message>) {
        if self.fault.is_none() {
            self.fault = message.into().write(&mut self.stream).err();
        }
    }

    /// The failure, if there was one.
    pub(super) const fn fault(&mut self) -> Option<io::Error> {
        self.fault.take()
    }
}

#[cfg(test)]
mod tests {
    use super::read_message;
    use lsp_server::Message;
    use std::io::{Cursor, ErrorKind};

    #[test]
    fn a_length_that_is_a_lie_costs_nothing() {
        let kind = |stream: &str| {
            read_message(&mut Cursor::new(stream)).map_err(|error| error.kind()).map(|read| read.is_some())
        };
        assert_eq!(kind(""), Ok(false));
        assert_eq!(kind("Content-Length: 99999999999999\r\n\r\n{}"), Err(ErrorKind::FileTooLarge));
        assert_eq!(kind("Content-Length: 9\r\n\r\n{}"), Err(ErrorKind::UnexpectedEof));
        for stream in ["hello\r\n\r\n", "Content-Length: -1\r\n\r\n", "Content-Length: 2\r\n\r\n{]"] {
            assert_eq!(kind(stream), Err(ErrorKind::InvalidData), "{stream}");
        }
    }

    #[test]
    fn a_message_behind_a_wrong_one_is_read() {
        let exit = r#"{"jsonrpc":"2.0","method":"exit"}"#;
        let good = format!("Content-Length: {}\r\n\r\n{exit}", exit.len());
        for wrong in [
            "Content-Length: 2\r\n\r\n{]".to_owned(),
            "Content-Length: -1\r\n\r\n".to_owned(),
            format!("Content-Length: -1\r\n\r\n{exit}"),
            format!("Content-Size: 33\r\n\r\n{exit}"),
            format!("Content-Length: much\r\n\r\n{{\"text\":\"{}\"}}", "đ".repeat(9000)),
        ] {
            let mut stream = Cursor::new(format!("{wrong}{good}"));
            assert_eq!(read_message(&mut stream).map_err(|error| error.kind()).err(), Some(ErrorKind::InvalidData));
            let mut next = read_message(&mut stream);
            while next.as_ref().is_err_and(|error| error.kind() == ErrorKind::InvalidData) {
                next = read_message(&mut stream);
            }
            let next = next.expect("a stream").expect("a message");
            assert!(matches!(next, Message::Notification(note) if note.method == "exit"), "{wrong}");
        }
    }
}
