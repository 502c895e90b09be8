"""What is small until it is unpacked."""

import zlib

MIB = 2**20


def gzipped(mebibytes: int) -> bytes:
    """So many of spaces, packed once; who unpacks them all finds no end behind them."""
    packer = zlib.compressobj(wbits=31)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * mebibytes
