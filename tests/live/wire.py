"""Raw frames and raw HTTP over a plain socket, for what no well-behaved client would send."""

import asyncio
import os
import struct
from urllib.parse import urlsplit


def frame(payload, opcode=1, fin=True, masked=True, rsv=0):
    """One WebSocket frame (RFC 6455 section 5.2), masked as a client's must be."""
    head = bytes([(0x80 if fin else 0) | (rsv << 4) | opcode])
    bit = 0x80 if masked else 0
    if len(payload) < 126:
        head += bytes([bit | len(payload)])
    elif len(payload) < 65536:
        head += bytes([bit | 126]) + struct.pack("!H", len(payload))
    else:
        head += bytes([bit | 127]) + struct.pack("!Q", len(payload))
    if not masked:
        return head + payload
    mask = os.urandom(4)
    repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
    data = (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(len(payload), "big")
    return head + mask + data


async def open_tcp(server):
    parts = urlsplit(server.url)
    return await asyncio.open_connection(parts.hostname, parts.port)


async def open_socket(server, path, extra=""):
    """A socket past its handshake: reader and writer."""
    reader, writer = await open_tcp(server)
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    head = (
        f"GET {path} HTTP/1.1\r\nHost: {urlsplit(server.url).netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    )
    writer.write(f"{head}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n{extra}\r\n".encode())
    answer = await reader.readuntil(b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 101"), answer
    return reader, writer


async def read_frame(reader):
    """Opcode and payload of a frame from the server."""
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack("!H", await reader.readexactly(2))
    elif length == 127:
        (length,) = struct.unpack("!Q", await reader.readexactly(8))
    return first & 0x0F, await reader.readexactly(length)


async def close_code(reader):
    """The code of the close frame that comes, whatever comes before it."""
    while True:
        opcode, payload = await asyncio.wait_for(read_frame(reader), 10)
        if opcode == 8:
            return struct.unpack("!H", payload[:2])[0]


async def http(server, request):
    """Send raw bytes, return status, head and body of what comes until the server hangs up or the body is whole."""
    reader, writer = await open_tcp(server)
    writer.write(request)
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)).decode()
    length = next((int(line[15:]) for line in head.split("\r\n") if line.lower().startswith("content-length:")), 0)
    body = await reader.readexactly(length)
    writer.close()
    return int(head.split()[1]), head, body
