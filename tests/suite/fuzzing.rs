//! The functions that libFuzzer runs for hours (`fuzz/run`) must hold for any bytes. Here they run over the inputs that
//! libFuzzer once found and over some thousand random ones. `CCHC_LONG=1` draws a hundred times as many.

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, dead_code, missing_docs, reason = "a package of its own, which has more users than this one")]
pub mod targets;

use super::oracle::Rng;
use super::{files_below, repository};
use std::fs;
use std::panic::catch_unwind;
use std::thread;
use targets::{TARGETS, Target};

/// How many inputs of each part are drawn.
const SHORT: usize = 400;

/// Inputs longer than this are for libFuzzer.
const MOST_BYTES: usize = 4096;

/// The words of the dictionary, without comments and quotes.
fn words() -> Vec<Vec<u8>> {
    let dictionary = fs::read_to_string(repository().join("fuzz/toml.dict")).expect("the dictionary");
    let quoted = dictionary.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
}

fn unescaped(word: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = word.as_bytes();
    while let [first, behind @ ..] = rest {
        let (byte, behind) = match (first, behind) {
            (b'\\', [b'x', high, low, behind @ ..]) => {
                let digits = [*high, *low].map(|digit| char::from(digit).to_digit(16).expect("a digit"));
                (u8::try_from(digits[0] * 16 + digits[1]).expect("a byte"), behind)
            }
            (b'\\', [escaped, behind @ ..]) => (*escaped, behind),
            _ => (*first, behind),
        };
        bytes.push(byte);
        rest = behind;
    }
    bytes
}

/// An input made from others.
fn drawn(rng: &mut Rng, inputs: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
    let mut input = rng.pick(inputs);
    for _ in 0..=rng.below(6) {
        let at = rng.index(input.len() + 1);
        let end = (at + rng.index(24)).min(input.len());
        match rng.below(6) {
            0 => drop(input.drain(at..end)),
            1 => drop(input.splice(at..at, rng.pick(words))),
            2 => drop(input.splice(at..end, rng.pick(words))),
            3 => {
                let again = input[at..end].to_vec();
                let to = rng.index(input.len() + 1);
                drop(input.splice(to..to, again));
            }
            4 if at < input.len() => input[at] = u8::try_from(rng.below(256)).expect("a byte"),
            _ => {
                let other = rng.pick(inputs);
                let from = rng.index(other.len() + 1);
                input.truncate(at);
                input.extend_from_slice(&other[from..]);
            }
        }
    }
    input.truncate(MOST_BYTES);
    input
}

/// The inputs that libFuzzer once found, with the names of the files.
fn kept(target: &Target) -> Vec<(String, Vec<u8>)> {
    let folder = repository().join("fuzz/found").join(target.name);
    let files = if folder.is_dir() { files_below(&folder) } else { Vec::new() };
    files.into_iter().map(|file| (file.display().to_string(), fs::read(&file).expect("an input"))).collect()
}

fn faults_of(target: &Target, times: usize) -> Vec<String> {
    let seeds = (target.seeds)();
    let mut inputs: Vec<(String, Vec<u8>)> = kept(target);
    inputs.extend(seeds.iter().cloned().enumerate().map(|(index, seed)| (format!("seed {index}"), seed)));
    let (words, mut rng) = (words(), Rng::new(2023));
    inputs.extend((0..times).map(|number| (format!("drawn {number}"), drawn(&mut rng, &seeds, &words))));
    let fault = |(name, input): &(String, Vec<u8>)| {
        let tried = catch_unwind(|| (target.run)(input));
        tried.err().map(|_| format!("{} with {name}: {:?}", target.name, String::from_utf8_lossy(input)))
    };
    inputs.iter().filter_map(fault).collect()
}

#[test]
fn whatever_bytes_come_it_holds() {
    let times = if std::env::var_os("CCHC_LONG").is_some() { SHORT * 100 } else { SHORT };
    let faults: Vec<String> = thread::scope(|scope| {
        let run = |target: &'static Target| scope.spawn(move || faults_of(target, times));
        let running: Vec<_> = TARGETS.iter().map(run).collect();
        running.into_iter().flat_map(|thread| thread.join().expect("no panic is left")).collect()
    });
    assert!(faults.is_empty(), "{} faults; what panicked is told above\n{}\n", faults.len(), faults.join("\n"));
}

/// The functions bite: what they are to refuse they refuse.
#[test]
fn harmful_pages_are_seen() {
    use targets::harmless::{annotations, coloured, csv, fault_in, json, markdown, xml};
    for page in ["a\u{1b}[2J", "\u{9b}1m", "x\u{202e}", "a\n  ::error::x", "b ##[error]", "\r", "\u{200b}", "\u{e0041}"]
    {
        assert!(fault_in(page).is_some(), "{page:?}");
    }
    assert_eq!(fault_in("đúng: 5 %\n a::b\n"), None);
    let bites = |what: &str, check: fn(&str), good: &str, bad: &[&str]| {
        check(good);
        for bad in bad {
            assert!(catch_unwind(|| check(bad)).is_err(), "{what}: {bad:?}");
        }
    };
    bites(
        "csv",
        |page| csv("", page),
        "a,\"b,\"\"c\"\r\n-5.5,'=x\r\n",
        &[
            "=x\r\n",
            "a,+x\r\n",
            "-x\r\n",
            "a\r\nb,c\r\n",
            "a\n",
            "\"a\r\n",
            "-inf\r\n",
            "@x\r\n",
            "a\u{1b}\r\n",
            " =x\r\n",
            "＝x\r\n",
        ],
    );
    bites(
        "github",
        annotations,
        "::error file=a,line=1,endLine=1,col=1,endColumn=2,title=E::x%0Ay\n",
        &[
            "::error file=a::x\n",
            "x\n",
            "::set-env name=a::b\n",
            "::error file=a,line=1,endLine=2,title=E::50 %\n",
            "::error file=a:b,line=1,endLine=2,title=E::x\n",
        ],
    );
    bites("markdown", |page| markdown("", page), "&lt;b\n", &["<b>", "@all"]);
    bites("xml", |page| xml("", page), "<a b=\"&lt;\">x</a>", &["<a>", "<a b=\"<\"/>", "<a>\u{fffe}</a>"]);
    bites("json", |page| drop(json("", page)), "{}", &["{", "[\"##[\"]"]);
    bites("colours", |page| coloured("", page), "\u{1b}[1;31mx\u{1b}[0m", &["\u{1b}[2J", "\u{1b}]0;x"]);
}

/// An edit that changes more than it says is seen.
#[test]
fn forbidden_changes_of_an_edit_are_seen() {
    use cchc::edit::{Edit, Step};
    use cchc::parse::Plain;
    let edit = Edit::set(vec![Step::Key("a".to_owned())], Plain::Number("2".to_owned()));
    let before = "a = 1 # one\r\nb = 3\r\n";
    targets::untouched::check(before, &edit, "a = 2 # one\r\nb = 3\r\n");
    for after in ["a = 2\r\nb = 3\r\n", "a = 2 # one\nb = 3\n", "a = 2 # one\r\nb = 4\r\n", "a = 2 # one\r\nb = 3"] {
        assert!(catch_unwind(|| targets::untouched::check(before, &edit, after)).is_err(), "{after:?}");
    }
}

/// Most inputs to begin with come as far as a plan or a paper: what is drawn from them can too.
#[test]
fn inputs_of_an_office_come_to_the_end() {
    let taken = targets::imports::seeds().iter().filter(|seed| targets::imports::taken(seed)).count();
    assert_eq!(taken, targets::imports::seeds().len() - 1, "all but the one that is no workbook");
    for seed in targets::templates::seeds() {
        assert!(targets::templates::filled(&seed), "{}", String::from_utf8_lossy(&seed));
    }
}
