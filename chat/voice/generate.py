"""Make frames_pb2 from frames.proto; needs grpcio-tools, which only development installs."""

from pathlib import Path

HERE = Path(__file__).parent


def generate(folder: Path) -> None:
    """Write frames_pb2.py and frames_pb2.pyi into the folder. Raises RuntimeError where protoc refuses the file."""
    from grpc_tools import protoc

    # The path of the source becomes part of the code; it is named as it will be imported.
    status = protoc.main(["protoc", f"-I{HERE}", f"--python_out={folder}", f"--pyi_out={folder}", "frames.proto"])
    if status:
        raise RuntimeError(f"protoc ended with {status}")


if __name__ == "__main__":
    generate(HERE)
