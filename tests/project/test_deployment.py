"""The files for containers, Kubernetes and Cerebrium name probes, commands and settings that exist."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from project import health

ROOT = Path(__file__).resolve().parents[2]
PLATFORM = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}  # of Python and the shell
SERVE = {"HOST", "PORT", "WORKERS"}  # read by `manage.py serve`
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVERS = [service for service in COMPOSE["services"].values() if service.get("build")]
KUBERNETES = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text()))
DEPLOYMENT = next(each for each in KUBERNETES if each["kind"] == "Deployment")
POD = DEPLOYMENT["spec"]["template"]["spec"]
CEREBRIUM = tomllib.loads((ROOT / "cerebrium.toml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def known():
    """Every variable that the server reads."""
    read = "".join((ROOT / "project" / name).read_text() for name in ("settings.py", "serving/supervisor.py"))
    return set(re.findall(r'env\.(?:text|flag|integer|number|names)\(\s*"([A-Z_]+)"', read)) | SERVE


def named():
    """The variables that the files set, by file."""
    compose = {name for service in SERVERS for name in service["environment"]}
    containers = [*POD["containers"], *POD["initContainers"]]
    kubernetes = {each["name"] for container in containers for each in container.get("env", ())}
    secret = set(re.findall(r"--from-literal=([A-Z_]+)=", (ROOT / "deploy" / "kubernetes.yaml").read_text()))
    docker = set(re.findall(r"\b([A-Z_]+)=", "".join(re.findall(r"ENV (?:.|\\\n)+?\n(?! )", DOCKERFILE))))
    example = set(re.findall(r"^# ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.M))
    return {"compose": compose, "kubernetes": kubernetes | secret, "docker": docker - PLATFORM, "example": example}


@pytest.mark.parametrize("file", named())
def test_every_variable_that_a_file_sets_is_read(file):
    assert named()[file]
    assert named()[file] - known() == set()


def test_every_variable_that_is_read_is_documented():
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.M))
    assert known() - documented - SERVE == set()
    assert documented - known() == set()


def probes():
    """The paths that orchestrators ask, by where they stand."""
    server = POD["containers"][0]
    found = {name: server[name]["httpGet"]["path"] for name in server if name.endswith("Probe")}
    runtime = CEREBRIUM["cerebrium"]["runtime"]["custom"]
    found |= {name: runtime[name] for name in ("healthcheck_endpoint", "readycheck_endpoint")}
    return {**found, "docker": re.search(r"127\.0\.0\.1:\{[^}]+\}(/\w+)", DOCKERFILE)[1]}


@pytest.mark.parametrize(("where", "path"), probes().items())
def test_probes_are_answered(where, path):
    assert path in health.PROBES


def test_only_readiness_asks_whether_it_is_ready():
    ready = {where for where, path in probes().items() if path == "/ready"}
    assert ready == {"readinessProbe", "readycheck_endpoint"}  # a restart mends no database


def commands():
    """What is started."""
    started = [container["command"] for container in (*POD["containers"], *POD["initContainers"])]
    started += [shlex.split(service["command"]) for service in SERVERS if "command" in service]
    shells = [CEREBRIUM["cerebrium"]["runtime"]["custom"]["entrypoint"][-1]]
    shells += re.findall(r'CMD \["sh", "-c", "(.+)"\]', DOCKERFILE)
    parts = [part.replace("exec ", "") for shell in shells for part in shell.replace('\\"', "").split("&&")]
    return started + [shlex.split(part) for part in parts]


def test_commands_exist():
    found = {(command[0], command[1], command[2]) for command in commands()}
    assert found == {("python", "manage.py", "migrate"), ("python", "manage.py", "serve")}


def test_containers_have_time_to_drain():
    grace = POD["terminationGracePeriodSeconds"]
    notice = int(POD["containers"][0]["lifecycle"]["preStop"]["exec"]["command"][-1])
    drain = float(re.search(r'DRAIN_SECONDS", (\d+)', (ROOT / "project" / "settings.py").read_text())[1])
    assert grace > notice + drain + 5  # the supervisor waits 5 s longer than its workers
    assert all(int(service["stop_grace_period"].rstrip("s")) > drain + 5 for service in SERVERS)


def test_the_balancer_knows_the_servers():
    upstream = re.findall(r"server (server-\d):(\d+)", (ROOT / "deploy" / "nginx.conf").read_text())
    assert {name for name, _ in upstream} == {name for name in COMPOSE["services"] if name.startswith("server-")}
    assert {port for _, port in upstream} == {re.search(r"PORT=(\d+)", DOCKERFILE)[1]}


def test_what_is_shipped_exists():
    names = re.findall(r"^COPY ((?:[\w.]+ )+)[\w./]+$", DOCKERFILE, re.M)
    files = {name for group in names for name in group.split()}
    files |= {pattern.removesuffix("/*") for pattern in CEREBRIUM["cerebrium"]["deployment"]["include"]}
    assert {name for name in files if not (ROOT / name).exists()} == set()
    assert {"manage.py", "project", "redaction", "chat", "requirements.txt"} <= files


def test_kubernetes_refers_to_what_it_makes():
    by_kind = {each["kind"]: each for each in KUBERNETES}
    labels = DEPLOYMENT["spec"]["template"]["metadata"]["labels"]
    assert by_kind["Service"]["spec"]["selector"] == labels == DEPLOYMENT["spec"]["selector"]["matchLabels"]
    assert by_kind["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    target = by_kind["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", DEPLOYMENT["metadata"]["name"])
    mounted = {mount["name"] for each in (*POD["containers"], *POD["initContainers"]) for mount in each["volumeMounts"]}
    assert mounted == {volume["name"] for volume in POD["volumes"]}
