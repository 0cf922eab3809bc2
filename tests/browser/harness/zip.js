// Writes zips.
import { crc32, deflateRawSync } from 'node:zlib';

/** The bytes of a zip of `{ name, text | bytes, packed }`; what is not `packed` is stored. */
export function zip(...files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, text, bytes, packed = false } of files) {
    const whole = Buffer.from(bytes ?? text);
    const data = packed ? deflateRawSync(whole) : whole;
    const path = Buffer.from(name);
    // Version, flags (names are UTF-8), method, time, date, checksum, both sizes, length of the name.
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x800, 2);
    about.writeUInt16LE(packed ? 8 : 0, 4);
    about.writeUInt32LE(crc32(whole), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(whole.length, 18);
    about.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), about, path, data]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, path]));
    parts.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, entries, end]);
}
