"""Fits what others wrote to the same rows and leaves their scores in files; says on each line what it did."""

import json
import os
import sys
import time

folder, rows, tested, features, seeds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
try:
    import numpy as np
except ImportError:
    print(json.dumps({"absent": "scikit-learn"}))
    print(json.dumps({"absent": "xgboost"}))
    sys.exit(0)


def column(name, count):
    return np.fromfile(os.path.join(folder, name), dtype="<f8", count=count)


x = column("train.x", rows * features).reshape(rows, features)
y = column("train.y", rows)
z = column("test.x", tested * features).reshape(tested, features)


def tell(name, seed, fit, score):
    began = time.perf_counter()
    model = fit()
    fit_ms = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    scores = np.asarray(score(model), dtype="<f8")
    us = (time.perf_counter() - began) * 1e6 / tested
    file = f"{name}-{seed}.f8".replace(" ", "_")
    scores.tofile(os.path.join(folder, file))
    print(json.dumps({"name": name, "seed": seed, "file": file, "fitMs": fit_ms, "us": us}), flush=True)


def sklearn():
    import sklearn
    from sklearn.ensemble import HistGradientBoostingClassifier, IsolationForest, RandomForestClassifier

    print(json.dumps({"present": f"scikit-learn {sklearn.__version__}"}))
    for seed in range(1, seeds + 1):
        tell(
            "sklearn isolation forest",
            seed,
            lambda: IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(x),
            lambda model: -model.score_samples(z),
        )
        tell(
            "sklearn boosted trees",
            seed,
            lambda: HistGradientBoostingClassifier(random_state=seed).fit(x, y),
            lambda model: model.predict_proba(z)[:, 1],
        )
    tell(
        "sklearn random forest",
        1,
        lambda: RandomForestClassifier(n_estimators=100, random_state=1).fit(x, y),
        lambda model: model.predict_proba(z)[:, 1],
    )


def xgboost():
    import xgboost as xgb

    print(json.dumps({"present": f"xgboost {xgb.__version__}"}))
    for seed in range(1, seeds + 1):
        tell(
            "xgboost",
            seed,
            lambda: xgb.XGBClassifier(
                n_estimators=150, max_depth=4, learning_rate=0.05, subsample=0.8, tree_method="exact", random_state=seed, n_jobs=1
            ).fit(x, y),
            lambda model: model.predict_proba(z)[:, 1],
        )


for name, run in (("scikit-learn", sklearn), ("xgboost", xgboost)):
    try:
        run()
    except ImportError:
        print(json.dumps({"absent": name}), flush=True)
