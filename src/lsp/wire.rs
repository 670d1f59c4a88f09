//! Messages on their way in and out. One that cannot be read is skipped: an editor must not lose its server by it.

use crossbeam_channel::{Receiver, unbounded};
use lsp_server::Message;
use std::io::{self, BufRead, Write};

/// Reads messages on a thread of its own, until the stream ends.
pub(super) fn incoming(mut input: impl BufRead + Send + 'static) -> Receiver<Message> {
    let (sender, receiver) = unbounded();
    std::thread::spawn(move || {
        loop {
            match Message::read(&mut input) {
                Ok(Some(message)) => {
                    if sender.send(message).is_err() {
                        break;
                    }
                }
                // The library gives this for a wrong header and for a wrong body; either has been read over.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {}
                Ok(None) | Err(_) => break,
            }
        }
    });
    receiver
}

/// The stream to the editor. Once it is closed nothing more is written.
pub(super) struct Outgoing<'w> {
    stream: &'w mut dyn Write,
    closed: bool,
}

impl<'w> Outgoing<'w> {
    pub(super) fn new(stream: &'w mut dyn Write) -> Self {
        Self { stream, closed: false }
    }

    pub(super) fn send(&mut self, message: impl Into<Message>) {
        if !self.closed {
            self.closed = message.into().write(&mut self.stream).is_err();
        }
    }

    pub(super) const fn is_closed(&self) -> bool {
        self.closed
    }
}
