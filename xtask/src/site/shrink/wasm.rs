//! The two lists of names in a WebAssembly module: read, cut and renamed.
//! Everything else goes through as it is.
//!
//! Sections and their encoding:
//! <https://webassembly.github.io/spec/core/binary/modules.html>

use anyhow::{Context, Result, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// What a module asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) module: String,
    pub(super) name: String,
    /// Kind and type, as encoded.
    what: Vec<u8>,
}

/// What a module hands out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Export {
    pub(super) name: String,
    /// Kind and index, as encoded.
    what: Vec<u8>,
}

#[derive(Debug)]
pub(super) struct Wasm {
    pub(super) imports: Vec<Import>,
    pub(super) exports: Vec<Export>,
    /// In order; the two lists' own contents are empty.
    sections: Vec<(u8, Vec<u8>)>,
}

impl Wasm {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        let body = bytes.strip_prefix(HEADER).context("not WebAssembly")?;
        let mut reader = Reader(body);
        let mut wasm = Self {
            imports: Vec::new(),
            exports: Vec::new(),
            sections: Vec::new(),
        };
        while !reader.0.is_empty() {
            let id = reader.byte()?;
            let content = reader.counted()?;
            let mut inside = Reader(content);
            let kept = match id {
                IMPORTS => {
                    wasm.imports = inside.list(Reader::import)?;
                    Vec::new()
                }
                EXPORTS => {
                    wasm.exports = inside.list(Reader::export)?;
                    Vec::new()
                }
                _ => content.to_vec(),
            };
            wasm.sections.push((id, kept));
        }
        Ok(wasm)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = HEADER.to_vec();
        for (id, kept) in &self.sections {
            let mut content = kept.clone();
            match *id {
                IMPORTS => {
                    write_number(&mut content, self.imports.len());
                    for import in &self.imports {
                        write_counted(&mut content, import.module.as_bytes());
                        write_counted(&mut content, import.name.as_bytes());
                        content.extend(&import.what);
                    }
                }
                EXPORTS => {
                    write_number(&mut content, self.exports.len());
                    for export in &self.exports {
                        write_counted(&mut content, export.name.as_bytes());
                        content.extend(&export.what);
                    }
                }
                _ => {}
            }
            bytes.push(*id);
            write_counted(&mut bytes, &content);
        }
        bytes
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.0.split_first().context("it ends too early")?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned LEB128 number of at most 32 bits.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(usize::try_from(number)?);
            }
        }
        bail!("a number is too long")
    }

    fn counted(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let (taken, rest) = self.0.split_at_checked(length).context("it is cut off")?;
        self.0 = rest;
        Ok(taken)
    }

    fn name(&mut self) -> Result<String> {
        Ok(std::str::from_utf8(self.counted()?)?.to_owned())
    }

    fn list<T>(&mut self, item: fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        (0..self.number()?).map(|_| item(self)).collect()
    }

    /// The bytes that `read` goes over.
    fn raw(&mut self, read: fn(&mut Self) -> Result<()>) -> Result<Vec<u8>> {
        let before = self.0;
        read(self)?;
        Ok(before[..before.len() - self.0.len()].to_vec())
    }

    fn import(&mut self) -> Result<Import> {
        Ok(Import {
            module: self.name()?,
            name: self.name()?,
            what: self.raw(|reader| match reader.byte()? {
                // A function's type; a global's type and mutability.
                0 => reader.number().map(drop),
                3 => reader.number().and(reader.byte()).map(drop),
                // Memories and tables are the module's own where there are no
                // threads.
                kind => bail!("it imports something of kind {kind}"),
            })?,
        })
    }

    fn export(&mut self) -> Result<Export> {
        Ok(Export {
            name: self.name()?,
            what: self.raw(|reader| reader.byte().and(reader.number()).map(drop))?,
        })
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_counted(bytes: &mut Vec<u8>, content: &[u8]) {
    write_number(bytes, content.len());
    bytes.extend(content);
}
