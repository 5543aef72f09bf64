#!/usr/bin/env python3
"""Computes measures a second time, outside of this program, from the people and ties that it exports.

Usage: measures.py PROGRAM SCENARIO [PATH=VALUE...]

It runs the scenario once for every month up to the last one (a run that ends earlier is the same up to then), so that
spells and moves follow from people alone, and prints a line `column group value` for each measure of the last month.
The lines stand in experiments/verification_test.go, which computes the same run in Go and compares. It needs

    pip install giddy==2.3.8 inequality==1.1.2 segregation==2.5.4 lifelines==0.30.3 statsmodels==0.15.0 networkx==3.6.1

and what these bring (numpy, scipy, pandas).
"""

import importlib.metadata
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import warnings

import networkx as nx
import numpy as np
import pandas as pd
import statsmodels.api as sm
from giddy.mobility import markov_mobility
from inequality.theil import TheilD
from lifelines import KaplanMeierFitter
from scipy.stats import rankdata
from segregation.multigroup import MultiDissim
from segregation.singlegroup import Dissim
from statsmodels.duration.survfunc import SurvfuncRight

warnings.filterwarnings("ignore")

LAST, YEAR, SINCE = 48, 12, 24
SHOWN = {1, 2, 3, 6, 12, 18, 24, 36}  # durations whose survival is printed
PACKAGES = ["giddy", "inequality", "segregation", "lifelines", "statsmodels", "networkx", "numpy", "scipy", "pandas"]


def simulate(program, scenario, sets, folder):
    """Returns the people of every month, the ties of the last one and the manifest."""
    people = []
    for month in range(LAST + 1):
        out = pathlib.Path(folder) / str(month)
        command = [program, "run", scenario, "--quiet", "--no-figures", "--export", "people,ties", "--out", str(out)]
        for change in sets + [f"periods={month}"]:
            command += ["--set", change]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        table = pd.read_csv(out / "people.csv", keep_default_na=False)
        scores = [c for c in table if c.endswith("_score")]
        table[scores] = table[scores].apply(pd.to_numeric, errors="coerce")
        people.append(table)
    return people, pd.read_csv(out / "ties.csv"), json.loads((out / "manifest.json").read_text())


class Answers:
    def __init__(self):
        self.lines = []

    def add(self, column, group, value):
        value = float(value)
        self.lines.append(f"{column} {group} {'nan' if math.isnan(value) else repr(value)}")


def matrix(begin, end, k):
    counts = np.zeros((k, k))
    np.add.at(counts, (begin, end), 1)
    return counts


def indices(answers, name, group, counts):
    """The indices by giddy. A class that nobody began in is left out, or has no weight."""
    k, rows = len(counts), counts.sum(1)
    begun = rows > 0
    values = dict.fromkeys(["shorrocks", "determinant", "second_eigenvalue", "bartholomew_b1", "bartholomew_b2"], math.nan)
    if begun.sum() > 1:
        full = np.eye(k)
        full[begun] = counts[begun] / rows[begun, None]
        kept = full[np.ix_(begun, begun)]
        values["shorrocks"] = markov_mobility(kept, "P")
        if counts[:, ~begun].sum() == 0:
            values["determinant"] = markov_mobility(kept, "D")
            values["second_eigenvalue"] = markov_mobility(kept, "L2")
        values["bartholomew_b1"] = markov_mobility(full, "B1", rows / rows.sum())
        values["bartholomew_b2"] = markov_mobility(full, "B2", rows / rows.sum())
    for index, value in values.items():
        answers.add(f"{name}_{index}", group, value)


def mobility(answers, institution, prefix, then, now, members):
    label = institution["label"]
    bands = [b["label"] for b in institution["bands"]]
    both = (then[f"{label}_band"] != "") & (now[f"{label}_band"] != "")
    then, now, members = then[both], now[both], {g: m[both] for g, m in members.items()}
    coded = [np.array([bands.index(b) for b in t[f"{label}_band"]]) for t in (then, now)]
    for group, inside in members.items():
        indices(answers, f"{label}_{prefix}band", group, matrix(coded[0][inside], coded[1][inside], len(bands)))
    if not institution["scored"]:
        return
    doubled = [2 * rankdata(t[f"{label}_score"]) - 1 for t in (then, now)]
    fifths = [(5 * r // (2 * len(then))).astype(int) for r in doubled]
    for group, inside in members.items():
        counts = matrix(fifths[0][inside], fifths[1][inside], 5)
        indices(answers, f"{label}_{prefix}quintile", group, counts)
        slope = sm.OLS(doubled[1][inside], sm.add_constant(doubled[0][inside])).fit().params[1]
        answers.add(f"{label}_{prefix}rank_slope", group, slope)
        answers.add(f"{label}_{prefix}bottom_exit", group, 1 - counts[0, 0] / counts[0].sum() if counts[0].sum() else math.nan)


def inequality(answers, label, people):
    scores, groups = people[f"{label}_score"], people["group"]
    enrolled = scores.notna()
    parts = TheilD(scores[enrolled].to_numpy(), groups[enrolled].to_numpy())
    answers.add(f"{label}_theil_between", "all", np.ravel(parts.bg)[0])
    answers.add(f"{label}_theil_within", "all", np.ravel(parts.wg)[0])
    dummies = sm.add_constant(pd.get_dummies(groups[enrolled], drop_first=True, dtype=float))
    answers.add(f"{label}_score_eta_squared", "all", sm.OLS(scores[enrolled], dummies).fit().rsquared)


def deprivation(answers, shut, members):
    d = shut.shape[1]
    count = shut.sum(axis=1)
    half = (d + 1) // 2
    names = {1: ["any"], d: ["all"]}
    if 1 < half < d:
        names[half] = ["half"]
    for k in range(1, d + 1):
        censored = shut.where(count >= k, 0)
        total = censored.to_numpy().sum()
        for group, inside in members.items():
            poor = (count >= k)[inside]
            mine = censored[inside].to_numpy()
            h, m0 = poor.mean(), mine.mean()
            a = mine[poor].mean() if poor.any() else math.nan
            for name in names.get(k, []):
                if k > 1:
                    answers.add(f"deprivation_headcount_{name}", group, h)
                if k < d:
                    answers.add(f"deprivation_intensity_{name}", group, a)
                    answers.add(f"deprivation_m0_{name}", group, m0)
            answers.add(f"deprivation/{k}/headcount", group, h)
            answers.add(f"deprivation/{k}/intensity", group, a)
            answers.add(f"deprivation/{k}/m0", group, m0)
            answers.add(f"deprivation/{k}/contribution", group, mine.sum() / total if total else math.nan)
            for i, right in enumerate(shut.columns):
                answers.add(f"deprivation_rights/{k}/{right}/censored_headcount", group, mine[:, i].mean())
                answers.add(f"deprivation_rights/{k}/{right}/contribution", group, mine[:, i].sum() / mine.sum() if mine.any() else math.nan)


def spells_of(history):
    """Lists (duration, whether it ended) of the spells of each person, from whether they are out by month."""
    spells = []
    for out in history:
        began = None
        for month, is_out in enumerate(out):
            if is_out and began is None:
                began = month
            elif not is_out and began is not None:
                spells.append((month - began, True))
                began = None
        if began is not None:
            spells.append((len(out) - 1 - began, False))
    return spells


def survival(answers, history, members):
    for group, inside in members.items():
        mine = history[inside.to_numpy()]
        ended = exposed = again = risk = 0
        for out in mine:
            for month in range(LAST - YEAR + 1, LAST + 1):
                if out[month - 1]:
                    exposed += 1
                    ended += not out[month]
                elif out[:month].any():
                    risk += 1
                    again += out[month]
        answers.add("any_exit_hazard", group, YEAR * ended / exposed if exposed else math.nan)
        answers.add("any_reentry_hazard", group, YEAR * again / risk if risk else math.nan)
        answers.add("any_ever_excluded", group, mine.any(axis=1).mean())
        spells = [s for s in spells_of(mine) if s[0] > 0 or s[1]]
        if not spells:
            continue
        durations, events = np.array([s[0] for s in spells]), np.array([s[1] for s in spells])
        fit = KaplanMeierFitter().fit(durations, events)
        bounds = fit.confidence_interval_survival_function_
        median = fit.median_survival_time_
        answers.add("any_median_spell", group, median / YEAR if np.isfinite(median) else math.nan)
        table = SurvfuncRight(durations, events)
        for at, share, error in zip(table.surv_times, table.surv_prob, table.surv_prob_se):
            if share > 0 and at in SHOWN:
                answers.add(f"spells/{int(at)}/survival", group, fit.predict(at))
                answers.add(f"spells/{int(at)}/std_error", group, error)
                answers.add(f"spells/{int(at)}/low", group, bounds.loc[at].iloc[0])
                answers.add(f"spells/{int(at)}/high", group, bounds.loc[at].iloc[1])
        for percent in (10, 25, 50, 75, 90):
            years = fit.percentile(1 - percent / 100) / YEAR
            answers.add(f"spell_quantiles/{percent}/years", group, years if np.isfinite(years) else math.nan)


def segregation(answers, people, ties, excluded, members):
    network = nx.Graph()
    network.add_nodes_from(people["person"])
    network.add_edges_from(ties.itertuples(index=False))
    nx.set_node_attributes(network, dict(zip(people["person"], people["group"])), "group")
    nx.set_node_attributes(network, dict(zip(people["person"], excluded)), "excluded")
    groups = [g for g in members if g != "all"]
    mixing, order = counts_between(network, "group")
    sizes = people["group"].value_counts()
    n, ends = len(people), mixing.sum()
    cross = ends - np.trace(mixing)
    expected = ends * (1 - (sizes * (sizes - 1)).sum() / (n * (n - 1)))
    answers.add("ties_group_freeman", "all", 1 - cross / expected if expected else math.nan)
    for g in groups:
        i, size = order[g], sizes[g]
        expected = ends * 2 * size * (n - size) / (n * (n - 1))
        answers.add("ties_group_freeman", g, 1 - 2 * (mixing[i].sum() - mixing[i, i]) / expected)
        answers.add("ties_group_coleman", g, coleman(mixing[i, i], mixing[i].sum(), size, n))
    for g, inside in members.items():
        within = network.subgraph(people["person"][inside])
        out = [p for p in within if network.nodes[p]["excluded"]]
        answers.add("ties_excluded_components", g, nx.number_connected_components(within.subgraph(out)))
        if not out:
            continue
        components = [len(c) for c in nx.connected_components(within.subgraph(out))]
        answers.add("ties_excluded_giant", g, max(components) / len(out))
        mixing, order = counts_between(within, "excluded")
        i, n = order[True], len(within)
        expected = mixing.sum() * 2 * len(out) * (n - len(out)) / (n * (n - 1))
        answers.add("ties_excluded_freeman", g, 1 - 2 * (mixing[i].sum() - mixing[i, i]) / expected)
        answers.add("ties_excluded_coleman", g, coleman(mixing[i, i], mixing[i].sum(), len(out), n))
        answers.add("ties_excluded_spectral", g, spectral(network, out))
    whole = 0
    for g in groups:
        index = spectral(network, list(people["person"][members[g]]))
        whole += index * members[g].sum() / len(people)
        answers.add("ties_group_spectral", g, index)
    answers.add("ties_group_spectral", "all", whole)


def counts_between(network, attribute):
    """Ends of ties by the classes at both ends, each tie from either side."""
    values = sorted({network.nodes[p][attribute] for p in network})
    order = {v: i for i, v in enumerate(values)}
    return nx.attribute_mixing_matrix(network, attribute, mapping=order, normalized=False), order


def coleman(within, ends, size, people):
    chance = ends * (size - 1) / (people - 1)
    return (within - chance) / ((ends - chance) if within > chance else chance)


def spectral(network, members):
    """Mean over a class of the largest eigenvalue of its components, rows being parts of all ties."""
    total = 0
    for component in nx.connected_components(network.subgraph(members)):
        nodes = sorted(component)
        a = nx.to_numpy_array(network.subgraph(nodes), nodelist=nodes)
        degree = np.array([max(1, network.degree(p)) for p in nodes])
        total += len(nodes) * np.linalg.eigvals(a / degree[:, None]).real.max()
    return total / len(members)


def districts(answers, people, excluded, members):
    frame = pd.crosstab(people["district"], people["group"])
    names = list(frame.columns)
    answers.add("district_dissimilarity", "all", MultiDissim(frame, names).statistic if len(names) > 1 else math.nan)
    frame["total"] = frame.sum(axis=1)
    for g in members:
        if g != "all" and len(names) > 1:
            answers.add("district_dissimilarity", g, Dissim(frame, g, "total").statistic)
        inside = members[g]
        shut = pd.DataFrame({"district": people["district"][inside], "out": excluded[inside].astype(int), "people": 1}).groupby("district").sum()
        if shut["out"].sum():
            answers.add("district_excluded_dissimilarity", g, Dissim(shut, "out", "people").statistic)


def main():
    program, scenario, sets = sys.argv[1], sys.argv[2], sys.argv[3:]
    with tempfile.TemporaryDirectory() as folder:
        months, ties, manifest = simulate(program, scenario, sets, folder)
    society, people, answers = manifest["society"], months[-1], Answers()
    rights = [s["label"] for s in society["services"] if s["right"]]
    members = {"all": pd.Series(True, index=people.index)}
    members |= {g["label"]: people["group"] == g["label"] for g in society["groups"]}
    for institution in society["institutions"]:
        mobility(answers, institution, "", months[LAST - YEAR], people, members)
        mobility(answers, institution, "since_", months[SINCE], people, members)
        if institution["scored"] and len(members) > 2:
            inequality(answers, institution["label"], people)
    shut = people[[f"{r}_shut" for r in rights]].set_axis(rights, axis=1)
    history = np.array([(m[[f"{r}_shut" for r in rights]].to_numpy() > 0).any(axis=1) for m in months]).T
    excluded = pd.Series(history[:, -1])
    deprivation(answers, shut, members)
    survival(answers, history, members)
    segregation(answers, people, ties, excluded, members)
    districts(answers, people, excluded, members)
    print("# By docs/verification/measures.py with " + ", ".join(f"{p} {importlib.metadata.version(p)}" for p in PACKAGES))
    print("# Run: " + " ".join([scenario] + sets))
    print("\n".join(answers.lines))


if __name__ == "__main__":
    main()
