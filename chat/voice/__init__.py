"""Voice: Pipecat's frames and RTVI over a socket, with text redacted and audio bleeped."""
