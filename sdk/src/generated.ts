// Written by npm run gen from openapi.json.
export interface paths {
    "/algorithms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How matches are scored, as a client of yente asks */
        get: operations["getAlgorithms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lists, as a client of yente asks */
        get: operations["getCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/entities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One listed entity, as a client of yente asks */
        get: operations["getEntitiesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/match/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Match examples, as a client of yente asks */
        post: operations["postMatchDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search for a text, as a client of yente asks */
        get: operations["getSearchDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a second look at a refusal */
        post: operations["postApplyAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose country and document */
        post: operations["postApplyChoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree, or end here */
        post: operations["postApplyConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/handoff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A short-lived code for another device */
        post: operations["postApplyHandoff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the link’s token for a session */
        post: operations["postApplySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Device facts of this step */
        post: operations["postApplySignals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a photograph (raw bytes) */
        post: operations["postApplyStepsCodeCapture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/confirm-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm with the code */
        post: operations["postApplyStepsCodeConfirmCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a form step */
        post: operations["postApplyStepsCodeForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/liveness/another-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that motions cannot be done: a plain picture, and digits if they can be said or shown, go to a person */
        post: operations["postApplyStepsCodeLivenessAnotherWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/liveness/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask which motions to do now */
        post: operations["postApplyStepsCodeLivenessChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/liveness/digits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask which digits to say or show now, after another way was chosen */
        post: operations["postApplyStepsCodeLivenessDigits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/liveness/film": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the frames of the motions: a line of JSON ({"nonce","camera","frames":[{"at_ms","bytes"}]}), then the JPEG files */
        post: operations["postApplyStepsCodeLivenessFilm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/liveness/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the recording of the digits: a line of JSON ({"nonce","camera"}), then a WebM or MP4 file */
        post: operations["postApplyStepsCodeLivenessRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/steps/{code}/send-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a one-time code */
        post: operations["postApplyStepsCodeSendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit */
        post: operations["postApplySubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the journey stands */
        get: operations["getApply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest signed checkpoint: keep it elsewhere, and the log is held against it */
        get: operations["getAuditCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries/{index}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that proves one entry offline */
        get: operations["getAuditEntriesIndexProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the log, newest first; the search itself is logged */
        get: operations["getAuditEntries"];
        put?: never;
        /** Append what another system did, one JSON object a line; answered when it is durable, all of it or nothing */
        post: operations["postAuditEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A zip of the entries of a customer or a time with a proof of each; it verifies offline, with a checker inside */
        post: operations["postAuditEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute the whole log again and compare */
        post: operations["postAuditVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-tests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a back-test before it is through */
        post: operations["postBackTestsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-tests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a back-test is, and what it found */
        get: operations["getBackTestsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Back-tests, newest first; of one rule when asked for */
        get: operations["getBackTests"];
        put?: never;
        /** Try a rule’s text, and other values of its parameters, on what happened; goes on behind */
        post: operations["postBackTests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocked-payees/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payee off the list, with a reason */
        post: operations["postBlockedPayeesIdRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocked-payees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Payees whose first payment by a customer is held, newest first; those taken off as well */
        get: operations["getBlockedPayees"];
        put?: never;
        /** Put a payee on the list; only a keyed hash of the account and its last characters are kept */
        post: operations["postBlockedPayees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captures/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photograph, frame or recording */
        get: operations["getCapturesIdContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captures/{id}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The portrait cut from the document */
        get: operations["getCapturesIdPortrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or reject another person’s proposal */
        post: operations["postCasesIdApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/checklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tick an item of the checklist */
        post: operations["postCasesIdChecklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a case to work on */
        post: operations["postCasesIdClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide, or propose where a second person is needed */
        post: operations["postCasesIdDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note */
        post: operations["postCasesIdNotes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a case back into its queue */
        post: operations["postCasesIdRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with alerts, decisions, notes and what stands in the way */
        get: operations["getCasesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases by the time they are due */
        get: operations["getCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clearings/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree to, or refuse, what another person proposed to clear */
        post: operations["postClearingsIdApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clearings/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a clearing back: its matches are open again, as far as nobody judged them since */
        post: operations["postClearingsIdUndo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clearings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What clearing these matches together would do to each; changes nothing */
        post: operations["postClearingsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clearings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Matches that were cleared together, newest first */
        get: operations["getClearings"];
        put?: never;
        /** Clear matches together as other people, or propose it where a second person has to agree */
        post: operations["postClearings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a customer usually does: amounts, hours, places and other sides as figures */
        get: operations["getCustomersIdBehaviour"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/face-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes the face template of a customer and nothing else of theirs */
        delete: operations["deleteCustomersIdFaceTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest match of a customer with each listed entry */
        get: operations["getCustomersIdMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows personal fields in clear, with a reason, recorded */
        post: operations["postCustomersIdReveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that was recorded about a customer, newest first */
        get: operations["getCustomersIdTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A customer with standing, fields, verifications and cases */
        get: operations["getCustomersId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Customers by words of the name, or by a whole e-mail, phone, document number or external id */
        post: operations["postCustomersSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Customers, newest first */
        get: operations["getCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Flows with their steps and checks */
        get: operations["getFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The desk at a glance */
        get: operations["getHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke an API key at once */
        post: operations["postKeysIdRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys, newest first, without their secrets */
        get: operations["getKeys"];
        put?: never;
        /** Make an API key; its secret is shown once */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}/versions/{version}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who came, changed or went with a version of a list */
        get: operations["getListsListVersionsVersionChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{list}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a list that was loaded, newest first */
        get: operations["getListsListVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/monitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the last change of the lists touched among the customers */
        get: operations["getListsMonitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for newer lists now and match what changed against the customers */
        post: operations["postListsRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists with version, counts and the last change */
        get: operations["getLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matches/{id}/disposition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a match is */
        post: operations["postMatchesIdDisposition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Matches that nobody has judged, newest first */
        get: operations["getMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person’s word on a proposed model; it decides from then on */
        post: operations["postModelsIdApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a training */
        post: operations["postModelsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask that a model decides; refused when it finds less than the present one or is worse calibrated */
        post: operations["postModelsIdProposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The card of a model: data, measures, accuracy, calibration, groups, drift, and who said what */
        get: operations["getModelsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/bars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bar a measure from new trainings, or allow it again; models that are ready stay as they are */
        post: operations["postModelsBars"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the newest payments as the models see them, now instead of tonight */
        post: operations["postModelsLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let no model decide; rules alone do */
        post: operations["postModelsRetire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the model decide that decided before, at once; none where there was none */
        post: operations["postModelsRollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models beside the monitoring rules, newest first, with the way to a first one */
        get: operations["getModels"];
        put?: never;
        /** Train a model on what happened and what people said of it; it decides nothing before two people want it to */
        post: operations["postModels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-list-changes/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person’s word on a change of an allow list; in force at once, or never */
        post: operations["postOwnListChangesIdApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-list-changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A change that waits for a second person, and whom it would put on the list */
        get: operations["getOwnListChangesId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists/{id}/entries/{entry}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one entry off an own list; open matches on it close, and whom it answered for is searched again */
        post: operations["postOwnListsIdEntriesEntryRemove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists/{id}/entries/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Entries of an own list whose name or alias holds these letters */
        post: operations["postOwnListsIdEntriesSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of an own list */
        get: operations["getOwnListsIdEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a file (CSV or XLSX) would make of the list, and which rows are wrong; keeps nothing */
        post: operations["postOwnListsIdPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed the list when, newest first */
        get: operations["getOwnListsIdVersions"];
        put?: never;
        /** Make a file (CSV or XLSX) the list, all of it or nothing; `base` is the version that the preview named. What comes onto an allow list waits for a second person, unless the institution says otherwise */
        post: operations["postOwnListsIdVersions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/own-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's own block and allow lists */
        get: operations["getOwnLists"];
        put?: never;
        /** Make an own list, empty at first */
        post: operations["postOwnLists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles and what each may do */
        get: operations["getPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers of outside calls with the last day’s figures */
        get: operations["getProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-changes/{id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person’s word on a change; in force at once */
        post: operations["postRuleChangesIdApprovals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-releases/roll-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to an earlier release at once; 0 is what is shipped */
        post: operations["postRuleReleasesRollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was in force when, newest first */
        get: operations["getRuleReleases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words that a rule may use here: fields, values of the region, lists, functions, keys */
        get: operations["getRuleWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{code}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a version to watch, to decide or to rest; what decides waits for a second person */
        post: operations["postRulesCodeChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{code}/shadow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rule that watches, or watched last, beside those that decide: what differs, and whether it can be judged */
        get: operations["getRulesCodeShadow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{code}/snoozes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a rule quiet about one customer for some days */
        post: operations["postRulesCodeSnoozes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One rule: its text, versions, what waits, for whom it is quiet */
        get: operations["getRulesCode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A rule’s text as it would be saved: the first fault with line and column, or what its tests say; keeps nothing */
        post: operations["postRulesCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Monitoring rules, shipped and own, with what is in force */
        get: operations["getRules"];
        put?: never;
        /** Save a text as the next version of its rule; a draft until a change puts it in force */
        post: operations["postRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The current code of a sandbox login, for whoever sits at the machine itself */
        post: operations["postSandboxCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/scenarios/{code}/{side}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scenario’s picture: front or selfie */
        get: operations["getSandboxScenariosCodeSide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deterministic test people with the outcome each produces */
        get: operations["getSandboxScenarios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How generously can be searched, and what each way was measured to find and to find wrongly */
        get: operations["getScreeningsProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search every list for a name */
        post: operations["postScreenings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password; other sessions end */
        put: operations["putSessionPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in, second half: the code of the authenticator app */
        post: operations["postSessionSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do */
        get: operations["getSession"];
        put?: never;
        /** Sign in, first half: e-mail and password */
        post: operations["postSession"];
        /** Sign out */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a setting within its limits */
        put: operations["putSettingsKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this tenant may change, with its present values */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Disable a login and end its sessions */
        post: operations["postStaffIdDisable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a disabled login sign in again */
        post: operations["postStaffIdEnable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who work here, newest first */
        get: operations["getStaff"];
        put?: never;
        /** Add a person; password and second factor are shown once */
        post: operations["postStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transaction-statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How monitoring does: hits, alerts and what cases said of them, by rule and by month */
        get: operations["getTransactionStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what came of a code or a call that a decision asked for */
        post: operations["postTransactionsIdAnswers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a payment turned out to be; models learn from it */
        post: operations["postTransactionsIdLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{id}/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands around a payment: circles, spreading and gathering, shared devices, over the last weeks */
        get: operations["getTransactionsIdNetwork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event with its decision */
        get: operations["getTransactionsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide up to 1,000 events, one JSON object a line; a bad line is reported by its number, the others are decided */
        post: operations["postTransactionsBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up to 1,000 events that happened before, a JSON object a line or CSV with a header; they count and are not decided */
        post: operations["postTransactionsHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions/iso20022": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide the transfers of an ISO 20022 message (pacs.008 or pain.001, XML or JSON); a party whose account is the reference of a customer is that customer */
        post: operations["postTransactionsIso20022"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decided events, newest first */
        get: operations["getTransactions"];
        put?: never;
        /** Decide a payment or another event of a customer; the answer is durable, and a repeat of the id gets it again */
        post: operations["postTransactions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a verification */
        post: operations["postVerificationsIdCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a photograph (raw bytes) */
        post: operations["postVerificationsIdCaptures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/chip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send what a reader app took from the document’s chip (data groups 1 and 2, security object) */
        post: operations["postVerificationsIdChip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/inputs/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a form step */
        post: operations["postVerificationsIdInputsStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness/another-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the person cannot do motions: a plain picture, and digits if they can, go to a person */
        post: operations["postVerificationsIdLivenessAnotherWay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask which motions the person is to do now */
        post: operations["postVerificationsIdLivenessChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness/digits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask which digits the person is to say or show now, after another way was chosen */
        post: operations["postVerificationsIdLivenessDigits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness/film": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the frames of the motions: a line of JSON ({"nonce","camera","frames":[{"at_ms","bytes"}]}), then the JPEG files */
        post: operations["postVerificationsIdLivenessFilm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the recording of the digits: a line of JSON ({"nonce","camera"}), then a WebM or MP4 file */
        post: operations["postVerificationsIdLivenessRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/liveness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the motions of the selfie stand */
        get: operations["getVerificationsIdLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit: every step is there, the checks begin */
        post: operations["postVerificationsIdSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One verification with evidence, checks, screening, rating and decisions */
        get: operations["getVerificationsId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verifications, newest first */
        get: operations["getVerifications"];
        put?: never;
        /** Begin a verification and get the applicant’s link */
        post: operations["postVerifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens, live: server-sent events with kind and id, never contents */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 problem. `code` is stable; `detail` says what to do next. */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            code: string;
            request_id: string;
            facts?: Record<string, never>;
            errors?: {
                pointer: string;
                code?: string;
                detail: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAlgorithms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        algorithms: {
                            name: string;
                            description: string;
                            features: {
                                [key: string]: {
                                    description: string;
                                    coefficient: number;
                                    url: string | null;
                                };
                            };
                        }[];
                        default: string;
                        best: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCatalog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        datasets: {
                            name: string;
                            title: string;
                            summary: string | null;
                            load: boolean;
                            version: string;
                            index_version: string | null;
                            index_current: boolean;
                            children: string[];
                        }[];
                        current: string[];
                        outdated: string[];
                        index_stale: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntitiesId: {
        parameters: {
            query?: {
                nested?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        caption: string;
                        schema: string;
                        properties: {
                            [key: string]: string[];
                        };
                        datasets: string[];
                        referents: string[];
                        target: boolean;
                        first_seen: string | null;
                        last_seen: string | null;
                        last_change: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMatchDataset: {
        parameters: {
            query?: {
                limit?: number;
                threshold?: number;
                cutoff?: number;
                algorithm?: string;
                exclude_entity_ids?: string | string[];
                changed_since?: string;
                include_dataset?: string | string[];
                exclude_dataset?: string | string[];
                exclude_schema?: string | string[];
                topics?: string | string[];
            };
            header?: never;
            path: {
                dataset: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    queries: {
                        [key: string]: {
                            id?: string | null;
                            schema: string;
                            properties: {
                                [key: string]: (string | number | boolean) | (string | number | boolean)[];
                            };
                        };
                    };
                    /** @description read and not used: the score has no weights to set */
                    weights?: {
                        [key: string]: number;
                    };
                    /** @description read and not used */
                    config?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        responses: {
                            [key: string]: {
                                /** @constant */
                                status: 200;
                                results: {
                                    id: string;
                                    caption: string;
                                    schema: string;
                                    properties: {
                                        [key: string]: string[];
                                    };
                                    datasets: string[];
                                    referents: string[];
                                    target: boolean;
                                    first_seen: string | null;
                                    last_seen: string | null;
                                    last_change: string | null;
                                    score: number;
                                    match: boolean;
                                    features: {
                                        [key: string]: number;
                                    };
                                    explanations: {
                                        [key: string]: {
                                            score: number;
                                            detail: string | null;
                                        };
                                    };
                                }[];
                                total: {
                                    value: number;
                                    /** @constant */
                                    relation: "eq";
                                };
                                query: {
                                    id: string | null;
                                    schema: string;
                                    properties: {
                                        [key: string]: string[];
                                    };
                                };
                            };
                        };
                        matcher: {
                            [key: string]: {
                                description: string;
                                coefficient: number;
                                url: string | null;
                            };
                        };
                        limit: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSearchDataset: {
        parameters: {
            query?: {
                q?: string;
                schema?: string;
                countries?: string | string[];
                datasets?: string | string[];
                limit?: number;
                offset?: number;
                fuzzy?: string;
                include_dataset?: string | string[];
                exclude_dataset?: string | string[];
                exclude_schema?: string | string[];
                topics?: string | string[];
            };
            header?: never;
            path: {
                dataset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: {
                            id: string;
                            caption: string;
                            schema: string;
                            properties: {
                                [key: string]: string[];
                            };
                            datasets: string[];
                            referents: string[];
                            target: boolean;
                            first_seen: string | null;
                            last_seen: string | null;
                            last_change: string | null;
                        }[];
                        facets: {
                            [key: string]: {
                                label: string;
                                values: {
                                    name: string;
                                    label: string;
                                    count: number;
                                }[];
                            };
                        };
                        total: {
                            value: number;
                            /** @constant */
                            relation: "eq";
                        };
                        limit: number;
                        offset: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyChoice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    country: string;
                    document_type: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyConsents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: string;
                    accepted: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyHandoff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                        /** Format: date-time */
                        expires_at: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplySession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplySignals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device_id: string;
                    time_zone: string | null;
                    languages: string[];
                    screen?: string;
                    webdriver?: boolean;
                    position?: {
                        latitude: number;
                        longitude: number;
                        accuracy_m: number;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeCapture: {
        parameters: {
            query: {
                side: "front" | "back" | "selfie";
            };
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: boolean;
                        reasons: {
                            code: string;
                            text: string;
                        }[];
                        retries_left: number;
                        detected: {
                            class: string | null;
                            country: string | null;
                        };
                        state: {
                            watching?: boolean;
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                            outcome: ("approved" | "declined" | "resubmit") | null;
                            tenant: {
                                name: string;
                                sandbox: boolean;
                            };
                            /** Format: date-time */
                            expires_at: string;
                            attempt: number;
                            attempts_max: number;
                            country: string | null;
                            document_type: string | null;
                            suggested_country: string | null;
                            consent: {
                                version: string;
                                accepted: boolean;
                                purposes: {
                                    code: string;
                                    title: string;
                                    text: string;
                                }[];
                                legal_basis: string;
                                retention: string;
                                processors: string[];
                                minutes: number;
                            };
                            countries: {
                                code: string;
                                document_types: {
                                    code: string;
                                    sides: ("front" | "back")[];
                                }[];
                            }[];
                            steps: {
                                code: string;
                                /** @enum {string} */
                                kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                                /** @enum {string} */
                                status: "todo" | "done" | "redo";
                                why: string;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                fields?: {
                                    name: string;
                                    /** @enum {string} */
                                    kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                    required: boolean;
                                    why: string;
                                    pattern?: string;
                                    example?: string;
                                }[];
                                /** @enum {string} */
                                channel?: "email" | "sms";
                                document_type?: string;
                                sides?: ("front" | "back")[];
                                captured?: string[];
                                /** @description a letter or statement, which may come as PDF */
                                accepts_pdf?: boolean;
                                retries_left?: number;
                                liveness?: {
                                    /** @enum {string} */
                                    motion: "required" | "offered";
                                    /**
                                     * @description open enum
                                     * @enum {string}
                                     */
                                    status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                    attempts_left: number;
                                    reasons: {
                                        code: string;
                                        text: string;
                                    }[];
                                    another_way: boolean;
                                    /** @description digits were said or shown to the camera instead of motions */
                                    recorded: boolean;
                                } | null;
                            }[];
                            current: string | null;
                            can_submit: boolean;
                            result: {
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                tier: number | null;
                                limits: string | null;
                                can_retry: boolean;
                                can_appeal: boolean;
                                appealed: boolean;
                                wait_minutes: number | null;
                            } | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeConfirmCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeLivenessAnotherWay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeLivenessChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description sandbox tenants only: the motions a test will do */
                    sequence?: ("turn_left" | "turn_right" | "nod" | "blink" | "open_mouth")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        sequence: ("turn_left" | "turn_right" | "nod" | "blink" | "open_mouth")[];
                        instructions: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            motion: "turn_left" | "turn_right" | "nod" | "blink" | "open_mouth";
                            text: string;
                        }[];
                        /** Format: date-time */
                        expires_at: string;
                        /** @description the longest time from the first frame to the last */
                        limit_ms: number;
                        /** @description the how manieth try this is */
                        number: number;
                        number_max: number;
                        frames: {
                            min: number;
                            max: number;
                            max_bytes: number;
                            max_side: number;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeLivenessDigits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        /** @description to be said aloud, or shown with fingers or on paper, one after the other */
                        digits: string;
                        /** Format: date-time */
                        expires_at: string;
                        /** @description the longest recording */
                        limit_ms: number;
                        max_bytes: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeLivenessFilm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeLivenessRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplyStepsCodeSendCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sent_to_masked: string;
                        /** Format: date-time */
                        expires_at: string;
                        resend_after_s: number;
                        simulated: boolean;
                        simulated_code: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postApplySubmit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watching?: boolean;
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        tenant: {
                            name: string;
                            sandbox: boolean;
                        };
                        /** Format: date-time */
                        expires_at: string;
                        attempt: number;
                        attempts_max: number;
                        country: string | null;
                        document_type: string | null;
                        suggested_country: string | null;
                        consent: {
                            version: string;
                            accepted: boolean;
                            purposes: {
                                code: string;
                                title: string;
                                text: string;
                            }[];
                            legal_basis: string;
                            retention: string;
                            processors: string[];
                            minutes: number;
                        };
                        countries: {
                            code: string;
                            document_types: {
                                code: string;
                                sides: ("front" | "back")[];
                            }[];
                        }[];
                        steps: {
                            code: string;
                            /** @enum {string} */
                            kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                            /** @enum {string} */
                            status: "todo" | "done" | "redo";
                            why: string;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            fields?: {
                                name: string;
                                /** @enum {string} */
                                kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                required: boolean;
                                why: string;
                                pattern?: string;
                                example?: string;
                            }[];
                            /** @enum {string} */
                            channel?: "email" | "sms";
                            document_type?: string;
                            sides?: ("front" | "back")[];
                            captured?: string[];
                            /** @description a letter or statement, which may come as PDF */
                            accepts_pdf?: boolean;
                            retries_left?: number;
                            liveness?: {
                                /** @enum {string} */
                                motion: "required" | "offered";
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                attempts_left: number;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                another_way: boolean;
                                /** @description digits were said or shown to the camera instead of motions */
                                recorded: boolean;
                            } | null;
                        }[];
                        current: string | null;
                        can_submit: boolean;
                        result: {
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            tier: number | null;
                            limits: string | null;
                            can_retry: boolean;
                            can_appeal: boolean;
                            appealed: boolean;
                            wait_minutes: number | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        origin: string;
                        size: number;
                        /** @description base64 */
                        root: string;
                        /** Format: date-time */
                        signed_at: string;
                        note: string;
                        public_key: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditEntriesIndexProof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                index: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAuditEntries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer?: string;
                actor?: string;
                action?: string;
                subject?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            index: number;
                            /** Format: date-time */
                            at: string;
                            actor: {
                                kind: string;
                                id: string;
                                name: string | null;
                                ip: string | null;
                            };
                            action: string;
                            text: string;
                            subject: string;
                            customer: string | null;
                            request: string;
                            before: {
                                [key: string]: string | number | boolean | null | string[];
                            } | null;
                            after: {
                                [key: string]: string | number | boolean | null | string[];
                            } | null;
                            reason: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuditEntries: {
        parameters: {
            query: {
                batch_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batch_id: string;
                        /** @description index of the first entry in the log; the others follow it */
                        first: number;
                        entries: number;
                        /** Format: date-time */
                        received_at: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuditEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer?: string;
                    /** Format: date-time */
                    from?: string;
                    /**
                     * Format: date-time
                     * @description the first moment that is not in it
                     */
                    to?: string;
                    /** @description why it is taken: an authority’s letter, an audit. It is logged. */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postAuditVerify: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        size: number;
                        first_bad: {
                            entry?: number;
                            tile?: string;
                            why: string;
                        } | null;
                        ms: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBackTestsIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "running" | "done" | "cancelled" | "failed";
                        /** Format: date-time */
                        since: string;
                        events_done: number;
                        events_total: number;
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        summary: {
                            events: number;
                            found: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            };
                            sweep: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            }[];
                            overlap: {
                                rule: string;
                                both: number;
                            }[];
                            months: {
                                month: string;
                                events: number;
                                hits: number;
                            }[];
                            officer_hours: number;
                            samples: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                amount_usd: number | null;
                                reason: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBackTestsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "running" | "done" | "cancelled" | "failed";
                        /** Format: date-time */
                        since: string;
                        events_done: number;
                        events_total: number;
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        summary: {
                            events: number;
                            found: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            };
                            sweep: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            }[];
                            overlap: {
                                rule: string;
                                both: number;
                            }[];
                            months: {
                                month: string;
                                events: number;
                                hits: number;
                            }[];
                            officer_hours: number;
                            samples: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                amount_usd: number | null;
                                reason: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBackTests: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            code: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "queued" | "running" | "done" | "cancelled" | "failed";
                            /** Format: date-time */
                            since: string;
                            events_done: number;
                            events_total: number;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            finished_at: string | null;
                            summary: {
                                events: number;
                                found: {
                                    params: {
                                        [key: string]: number | string | boolean;
                                    };
                                    hits: number;
                                    alerts: number;
                                    customers: number;
                                    confirmed: number;
                                    dismissed: number;
                                    precision: number | null;
                                    only_this: number;
                                };
                                sweep: {
                                    params: {
                                        [key: string]: number | string | boolean;
                                    };
                                    hits: number;
                                    alerts: number;
                                    customers: number;
                                    confirmed: number;
                                    dismissed: number;
                                    precision: number | null;
                                    only_this: number;
                                }[];
                                overlap: {
                                    rule: string;
                                    both: number;
                                }[];
                                months: {
                                    month: string;
                                    events: number;
                                    hits: number;
                                }[];
                                officer_hours: number;
                                samples: {
                                    id: string;
                                    /** Format: date-time */
                                    at: string;
                                    amount_usd: number | null;
                                    reason: string;
                                }[];
                            } | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBackTests: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /** @default 90 */
                    days?: number;
                    /**
                     * @description other values of parameters, all combinations of which are tried in the same pass
                     * @default {}
                     */
                    sweep?: {
                        [key: string]: number[];
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "running" | "done" | "cancelled" | "failed";
                        /** Format: date-time */
                        since: string;
                        events_done: number;
                        events_total: number;
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        summary: {
                            events: number;
                            found: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            };
                            sweep: {
                                params: {
                                    [key: string]: number | string | boolean;
                                };
                                hits: number;
                                alerts: number;
                                customers: number;
                                confirmed: number;
                                dismissed: number;
                                precision: number | null;
                                only_this: number;
                            }[];
                            overlap: {
                                rule: string;
                                both: number;
                            }[];
                            months: {
                                month: string;
                                events: number;
                                hits: number;
                            }[];
                            officer_hours: number;
                            samples: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                amount_usd: number | null;
                                reason: string;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBlockedPayeesIdRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        masked: string;
                        reason: string;
                        by: string;
                        /** Format: date-time */
                        at: string;
                        removed: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBlockedPayees: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            masked: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            removed: {
                                by: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postBlockedPayees: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the payee’s account as payments name it */
                    reference: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        masked: string;
                        reason: string;
                        by: string;
                        /** Format: date-time */
                        at: string;
                        removed: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCapturesIdContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCapturesIdPortrait: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                    note?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdChecklist: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    done: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdDecisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "approve" | "decline" | "resubmit";
                    reasons: string[];
                    note?: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdNotes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCasesIdRelease: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCasesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        number: string;
                        kind: string;
                        title: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        priority: "routine" | "urgent" | "complex" | "callback";
                        queue: string;
                        country: string | null;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        verification_id: string | null;
                        reasons: string[];
                        rating: string | null;
                        assignee: {
                            id: string;
                            name: string;
                        } | null;
                        /** Format: date-time */
                        opened_at: string;
                        /** Format: date-time */
                        due_at: string;
                        /** Format: date-time */
                        warn_at: string;
                        breached: boolean;
                        version: number;
                        alerts: {
                            id: string;
                            kind: string;
                            /** Format: date-time */
                            opened_at: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            status: string;
                        }[];
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        notes: {
                            id: string;
                            author: {
                                id: string;
                                name: string;
                            };
                            text: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        blockers: {
                            code: string;
                            text: string;
                        }[];
                        checklist: {
                            code: string;
                            text: string;
                            done: boolean;
                        }[];
                        needs_second: boolean;
                        pending: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        } | null;
                        can_decide: boolean;
                        can_approve: boolean;
                        related: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        actions: {
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                queue?: string;
                status?: string;
                assigned?: "me" | "none";
                approval?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClearingsIdApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "waits" | "in_force" | "refused" | "undone";
                        reason: string;
                        mine: boolean;
                        /** Format: date-time */
                        made_at: string;
                        in_force_at: string | null;
                        undo_until: string | null;
                        rows: {
                            match_id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            list: string | null;
                            entity_id: string | null;
                            name: string | null;
                            match_score: number | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            result: "waits" | "cleared" | "skipped" | "undone";
                            problem: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClearingsIdUndo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "waits" | "in_force" | "refused" | "undone";
                        reason: string;
                        mine: boolean;
                        /** Format: date-time */
                        made_at: string;
                        in_force_at: string | null;
                        undo_until: string | null;
                        rows: {
                            match_id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            list: string | null;
                            entity_id: string | null;
                            name: string | null;
                            match_score: number | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            result: "waits" | "cleared" | "skipped" | "undone";
                            problem: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClearingsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    match_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        second: boolean;
                        rows: {
                            match_id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            list: string | null;
                            entity_id: string | null;
                            name: string | null;
                            match_score: number | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            result: "waits" | "cleared" | "skipped" | "undone";
                            problem: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClearings: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: "waits" | "in_force" | "refused" | "undone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "waits" | "in_force" | "refused" | "undone";
                            reason: string;
                            mine: boolean;
                            /** Format: date-time */
                            made_at: string;
                            in_force_at: string | null;
                            undo_until: string | null;
                            rows: {
                                match_id: string;
                                customer: {
                                    id: string;
                                    name_masked: string;
                                } | null;
                                list: string | null;
                                entity_id: string | null;
                                name: string | null;
                                match_score: number | null;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                result: "waits" | "cleared" | "skipped" | "undone";
                                problem: string | null;
                            }[];
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postClearings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    match_ids: string[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "waits" | "in_force" | "refused" | "undone";
                        reason: string;
                        mine: boolean;
                        /** Format: date-time */
                        made_at: string;
                        in_force_at: string | null;
                        undo_until: string | null;
                        rows: {
                            match_id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            list: string | null;
                            entity_id: string | null;
                            name: string | null;
                            match_score: number | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            result: "waits" | "cleared" | "skipped" | "undone";
                            problem: string | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersIdBehaviour: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how far back the figures look */
                        days: number;
                        /** @constant */
                        time_zone: "UTC";
                        payments: number;
                        sent: {
                            payments: number;
                            usd: number;
                            median: number | null;
                            /** @description one in ten is smaller */
                            low: number | null;
                            /** @description one in ten is larger */
                            high: number | null;
                            largest: number | null;
                        };
                        received: {
                            payments: number;
                            usd: number;
                        };
                        counterparties: {
                            /** @description different ones */
                            known: number;
                            /** @description payments that were the first with their other side */
                            payments_to_new: number;
                        };
                        devices: number;
                        by_day: {
                            day: string;
                            payments: number;
                            sent_usd: number;
                            received_usd: number;
                        }[];
                        by_hour: number[];
                        places: {
                            country: string;
                            payments: number;
                            /** Format: date-time */
                            last_at: string;
                        }[];
                        channels: {
                            channel: string;
                            payments: number;
                            usd: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCustomersIdFaceTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersIdMatches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string | null;
                            entity_id: string;
                            list: string;
                            name: string;
                            match_score: number;
                            risk_score: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "new" | "false_positive" | "potential" | "true_positive" | "delisted" | "allowed";
                            alignment: {
                                query: string | null;
                                listed: string | null;
                                similarity: number;
                                rule: string;
                            }[];
                            qualifiers: {
                                field: string;
                                effect: number;
                                code?: string;
                                why: string;
                            }[];
                            entity: {
                                schema: string;
                                names: string[];
                                birth_dates: string[];
                                countries: string[];
                                programmes: string[];
                                topics: string[];
                                remarks: string | null;
                            };
                            allowed_by?: {
                                list: string;
                                entry_id: string;
                            };
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersIdReveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: ("full_name" | "surname" | "given_names" | "native_name" | "birth_date" | "birth_place" | "sex" | "nationality" | "address" | "email" | "phone" | "document_number" | "personal_number")[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        values: {
                            [key: string]: string | null;
                        };
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersIdTimeline: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date-time */
                            at: string;
                            actor: {
                                kind: string;
                                name: string | null;
                            };
                            action: string;
                            text: string;
                            subject: string;
                            facts: {
                                [key: string]: unknown;
                            };
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomersId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "person" | "organization";
                        name_masked: string;
                        country: string | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "prospect" | "active" | "frozen" | "closed" | "erased";
                        tier: number;
                        rating: ("low" | "medium" | "high" | "prohibited") | null;
                        familiarity: number;
                        /** Format: date-time */
                        created_at: string;
                        verified_at: string | null;
                        fields: {
                            /** @enum {string} */
                            name: "full_name" | "surname" | "given_names" | "native_name" | "birth_date" | "birth_place" | "sex" | "nationality" | "address" | "email" | "phone" | "document_number" | "personal_number";
                            value: string | null;
                            masked: boolean;
                            source: string;
                            /** Format: date-time */
                            updated_at: string;
                        }[];
                        limits: {
                            per_transaction: {
                                currency: string;
                                minor: string;
                            };
                            per_day: {
                                currency: string;
                                minor: string;
                            };
                            per_month: {
                                currency: string;
                                minor: string;
                            };
                        } | null;
                        restrictions: {
                            kind: string;
                            reason: string;
                            /** Format: date-time */
                            since: string;
                            by: string;
                        }[];
                        consents: {
                            purpose: string;
                            version: string;
                            /** Format: date-time */
                            given_at: string;
                            withdrawn_at: string | null;
                        }[];
                        verifications: {
                            id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                            outcome: ("approved" | "declined" | "resubmit") | null;
                            country: string | null;
                            document_type: string | null;
                            flow: {
                                code: string;
                                version: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            submitted_at: string | null;
                            completed_at: string | null;
                            case_id: string | null;
                            rating: string | null;
                            tier: number | null;
                            simulated: boolean;
                        }[];
                        cases: {
                            id: string;
                            number: string;
                            kind: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "open" | "in_progress" | "awaiting_customer" | "on_hold" | "pending_approval" | "resolved";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            priority: "routine" | "urgent" | "complex" | "callback";
                            queue: string;
                            country: string | null;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            verification_id: string | null;
                            reasons: string[];
                            rating: string | null;
                            assignee: {
                                id: string;
                                name: string;
                            } | null;
                            /** Format: date-time */
                            opened_at: string;
                            /** Format: date-time */
                            due_at: string;
                            /** Format: date-time */
                            warn_at: string;
                            breached: boolean;
                            version: number;
                        }[];
                        ratings: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            rating: "low" | "medium" | "high" | "prohibited";
                            score: number;
                            model_version: string;
                            factors: {
                                code: string;
                                weight: number;
                                value: string;
                                contribution: number;
                                why: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                        }[];
                        documents: {
                            id: string;
                            class: string;
                            country: string | null;
                            expiry_date: string | null;
                            /** @enum {string} */
                            status: "valid" | "expiring" | "expired";
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postCustomersSearch: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                rating?: string;
                tier?: number;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    query: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @enum {string} */
                            kind: "person" | "organization";
                            name_masked: string;
                            country: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "prospect" | "active" | "frozen" | "closed" | "erased";
                            tier: number;
                            rating: ("low" | "medium" | "high" | "prohibited") | null;
                            familiarity: number;
                            /** Format: date-time */
                            created_at: string;
                            verified_at: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCustomers: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                rating?: string;
                tier?: number;
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @enum {string} */
                            kind: "person" | "organization";
                            name_masked: string;
                            country: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "prospect" | "active" | "frozen" | "closed" | "erased";
                            tier: number;
                            rating: ("low" | "medium" | "high" | "prohibited") | null;
                            familiarity: number;
                            /** Format: date-time */
                            created_at: string;
                            verified_at: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            code: string;
                            version: number;
                            country: string | null;
                            title: string;
                            steps: {
                                code: string;
                                kind: string;
                                checks: string[];
                            }[];
                            checks: string[];
                            source: string;
                            active_since: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queues: {
                            code: string;
                            title: string;
                            waiting: number;
                            breached: number;
                            warning: number;
                            next_due_at: string | null;
                            next_opened_at: string | null;
                        }[];
                        mine: number;
                        approvals: number;
                        verifications: {
                            started_today: number;
                            completed_today: number;
                            approved_30d: number;
                            declined_30d: number;
                            in_review: number;
                            automated_share: number | null;
                        };
                        funnel: {
                            step: string;
                            count: number;
                        }[];
                        by_day: {
                            day: string;
                            started: number;
                            approved: number;
                            declined: number;
                            review: number;
                        }[];
                        time_to_verify_s: {
                            p50: number | null;
                            p95: number | null;
                        };
                        lists: {
                            list: string;
                            title: string;
                            authority: string;
                            version: string;
                            entities: number;
                            names: number;
                            /** Format: date-time */
                            loaded_at: string;
                            /** @enum {string} */
                            source: "folder" | "download" | "sandbox";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "current" | "stale" | "refused";
                            refused: {
                                at: string;
                                reason: string;
                                was: number;
                                now: number;
                            } | null;
                            added: number | null;
                            removed: number | null;
                            changed: number | null;
                            licence: {
                                code: string | null;
                                says: string | null;
                            };
                        }[];
                        log: {
                            size: number;
                            checkpoint_at: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeysIdRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        scopes: string[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        expires_at: string;
                        last_used_at: string | null;
                        revoked_at: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getKeys: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            scopes: string[];
                            /** Format: date-time */
                            created_at: string;
                            /** Format: date-time */
                            expires_at: string;
                            last_used_at: string | null;
                            revoked_at: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scopes: string[];
                    expires_in_days: number;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        scopes: string[];
                        /** Format: date-time */
                        created_at: string;
                        /** Format: date-time */
                        expires_at: string;
                        last_used_at: string | null;
                        revoked_at: string | null;
                        secret: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListsListVersionsVersionChanges: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                list: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            entity_id: string;
                            /** @enum {string} */
                            change: "added" | "changed" | "removed";
                            name: string;
                            schema: string;
                            programmes: string[];
                            names_changed: boolean;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListsListVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            list: string;
                            version: string;
                            sha256: string;
                            /** @enum {string} */
                            source: "folder" | "download" | "sandbox";
                            entities: number;
                            names: number;
                            whole: boolean;
                            added: number;
                            removed: number;
                            changed: number;
                            /** Format: date-time */
                            loaded_at: string;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListsMonitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        at: string | null;
                        changes: number;
                        touched: number;
                        customers: number;
                        found: number;
                        behind: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postListsRefresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "started";
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            list: string;
                            title: string;
                            authority: string;
                            version: string;
                            entities: number;
                            names: number;
                            /** Format: date-time */
                            loaded_at: string;
                            /** @enum {string} */
                            source: "folder" | "download" | "sandbox";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "current" | "stale" | "refused";
                            refused: {
                                at: string;
                                reason: string;
                                was: number;
                                now: number;
                            } | null;
                            added: number | null;
                            removed: number | null;
                            changed: number | null;
                            licence: {
                                code: string | null;
                                says: string | null;
                            };
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postMatchesIdDisposition: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "false_positive" | "potential" | "true_positive";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string | null;
                        entity_id: string;
                        list: string;
                        name: string;
                        match_score: number;
                        risk_score: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "new" | "false_positive" | "potential" | "true_positive" | "delisted" | "allowed";
                        alignment: {
                            query: string | null;
                            listed: string | null;
                            similarity: number;
                            rule: string;
                        }[];
                        qualifiers: {
                            field: string;
                            effect: number;
                            code?: string;
                            why: string;
                        }[];
                        entity: {
                            schema: string;
                            names: string[];
                            birth_dates: string[];
                            countries: string[];
                            programmes: string[];
                            topics: string[];
                            remarks: string | null;
                        };
                        allowed_by?: {
                            list: string;
                            entry_id: string;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMatches: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                list?: string;
                entity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string | null;
                            entity_id: string;
                            list: string;
                            name: string;
                            match_score: number;
                            risk_score: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "new" | "false_positive" | "potential" | "true_positive" | "delisted" | "allowed";
                            alignment: {
                                query: string | null;
                                listed: string | null;
                                similarity: number;
                                rule: string;
                            }[];
                            qualifiers: {
                                field: string;
                                effect: number;
                                code?: string;
                                why: string;
                            }[];
                            entity: {
                                schema: string;
                                names: string[];
                                birth_dates: string[];
                                countries: string[];
                                programmes: string[];
                                topics: string[];
                                remarks: string | null;
                            };
                            allowed_by?: {
                                list: string;
                                entry_id: string;
                            };
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            waits: boolean;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsIdApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "gbdt" | "forest";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "training" | "ready" | "failed" | "cancelled";
                        /**
                         * @description open enum: decides; is watched beside; decided before; not ready
                         * @enum {string}
                         */
                        role: "champion" | "challenger" | "retired" | "none";
                        /** @description open enum: asked, cold_start, monthly, drift */
                        cause: string;
                        /** @description 0 to 1, while it is trained */
                        done: number;
                        /** @description how often its training was begun; more than once where the process was killed */
                        tries: number;
                        /** @description why there is no model, as a code */
                        failure: string | null;
                        /** Format: date-time */
                        since: string;
                        until: string | null;
                        barred: string[];
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        rows: number | null;
                        positives: number | null;
                        held: {
                            rows: number;
                            positives: number;
                            auc: number | null;
                            average_precision: number | null;
                            brier: number | null;
                            calibration_error: number | null;
                        } | null;
                        /** @description asked to decide, waits for a second person */
                        pending: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        watch: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** Format: date-time */
                            at: string;
                            worst: {
                                measure: string;
                                index: number;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "gbdt" | "forest";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "training" | "ready" | "failed" | "cancelled";
                        /**
                         * @description open enum: decides; is watched beside; decided before; not ready
                         * @enum {string}
                         */
                        role: "champion" | "challenger" | "retired" | "none";
                        /** @description open enum: asked, cold_start, monthly, drift */
                        cause: string;
                        /** @description 0 to 1, while it is trained */
                        done: number;
                        /** @description how often its training was begun; more than once where the process was killed */
                        tries: number;
                        /** @description why there is no model, as a code */
                        failure: string | null;
                        /** Format: date-time */
                        since: string;
                        until: string | null;
                        barred: string[];
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        rows: number | null;
                        positives: number | null;
                        held: {
                            rows: number;
                            positives: number;
                            auc: number | null;
                            average_precision: number | null;
                            brier: number | null;
                            calibration_error: number | null;
                        } | null;
                        /** @description asked to decide, waits for a second person */
                        pending: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        watch: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** Format: date-time */
                            at: string;
                            worst: {
                                measure: string;
                                index: number;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsIdProposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "gbdt" | "forest";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "training" | "ready" | "failed" | "cancelled";
                        /**
                         * @description open enum: decides; is watched beside; decided before; not ready
                         * @enum {string}
                         */
                        role: "champion" | "challenger" | "retired" | "none";
                        /** @description open enum: asked, cold_start, monthly, drift */
                        cause: string;
                        /** @description 0 to 1, while it is trained */
                        done: number;
                        /** @description how often its training was begun; more than once where the process was killed */
                        tries: number;
                        /** @description why there is no model, as a code */
                        failure: string | null;
                        /** Format: date-time */
                        since: string;
                        until: string | null;
                        barred: string[];
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        rows: number | null;
                        positives: number | null;
                        held: {
                            rows: number;
                            positives: number;
                            auc: number | null;
                            average_precision: number | null;
                            brier: number | null;
                            calibration_error: number | null;
                        } | null;
                        /** @description asked to decide, waits for a second person */
                        pending: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        watch: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** Format: date-time */
                            at: string;
                            worst: {
                                measure: string;
                                index: number;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getModelsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "gbdt" | "forest";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "training" | "ready" | "failed" | "cancelled";
                        /**
                         * @description open enum: decides; is watched beside; decided before; not ready
                         * @enum {string}
                         */
                        role: "champion" | "challenger" | "retired" | "none";
                        /** @description open enum: asked, cold_start, monthly, drift */
                        cause: string;
                        /** @description 0 to 1, while it is trained */
                        done: number;
                        /** @description how often its training was begun; more than once where the process was killed */
                        tries: number;
                        /** @description why there is no model, as a code */
                        failure: string | null;
                        /** Format: date-time */
                        since: string;
                        until: string | null;
                        barred: string[];
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        rows: number | null;
                        positives: number | null;
                        held: {
                            rows: number;
                            positives: number;
                            auc: number | null;
                            average_precision: number | null;
                            brier: number | null;
                            calibration_error: number | null;
                        } | null;
                        /** @description asked to decide, waits for a second person */
                        pending: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        watch: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** Format: date-time */
                            at: string;
                            worst: {
                                measure: string;
                                index: number;
                            } | null;
                        } | null;
                        measures: {
                            name: string;
                            says: string;
                            proxy: string | null;
                            used: boolean;
                            weight: number | null;
                        }[];
                        report: {
                            rows: number;
                            positives: number;
                            /** @description on the last fifth of the rows, which a first fit did not see */
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                                bands: {
                                    from: number;
                                    to: number;
                                    rows: number;
                                    positives: number;
                                }[];
                                looked: {
                                    /** @description of all payments that are looked at */
                                    share: number;
                                    recall: number;
                                    precision: number;
                                    false_positive_rate: number;
                                    /** @description frauds not among them, of all payments */
                                    missed_of_all: number;
                                }[];
                            } | null;
                            weight: {
                                feature: string;
                                share: number;
                            }[];
                            segments: {
                                by: string;
                                value: string;
                                rows: number;
                                positives: number;
                                false_positive_rate: number | null;
                                miss_rate: number | null;
                            }[];
                            odd_from: number;
                            seconds: number;
                        } | null;
                        watches: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description the most moved first */
                            drift: {
                                measure: string;
                                index: number;
                            }[];
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** @description on payments of which people know the outcome */
                            known: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                                bands: {
                                    from: number;
                                    to: number;
                                    rows: number;
                                    positives: number;
                                }[];
                                looked: {
                                    /** @description of all payments that are looked at */
                                    share: number;
                                    recall: number;
                                    precision: number;
                                    false_positive_rate: number;
                                    /** @description frauds not among them, of all payments */
                                    missed_of_all: number;
                                }[];
                            };
                            /** Format: date-time */
                            at: string;
                        }[];
                        verdicts: {
                            kind: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** @description the model that decides and this one on the same newest payments with a known outcome */
                        beside: {
                            version: number;
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                                bands: {
                                    from: number;
                                    to: number;
                                    rows: number;
                                    positives: number;
                                }[];
                                looked: {
                                    /** @description of all payments that are looked at */
                                    share: number;
                                    recall: number;
                                    precision: number;
                                    false_positive_rate: number;
                                    /** @description frauds not among them, of all payments */
                                    missed_of_all: number;
                                }[];
                            };
                            own: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                                bands: {
                                    from: number;
                                    to: number;
                                    rows: number;
                                    positives: number;
                                }[];
                                looked: {
                                    /** @description of all payments that are looked at */
                                    share: number;
                                    recall: number;
                                    precision: number;
                                    false_positive_rate: number;
                                    /** @description frauds not among them, of all payments */
                                    missed_of_all: number;
                                }[];
                            };
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsBars: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    measure: string;
                    barred: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            version: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "gbdt" | "forest";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "queued" | "training" | "ready" | "failed" | "cancelled";
                            /**
                             * @description open enum: decides; is watched beside; decided before; not ready
                             * @enum {string}
                             */
                            role: "champion" | "challenger" | "retired" | "none";
                            /** @description open enum: asked, cold_start, monthly, drift */
                            cause: string;
                            /** @description 0 to 1, while it is trained */
                            done: number;
                            /** @description how often its training was begun; more than once where the process was killed */
                            tries: number;
                            /** @description why there is no model, as a code */
                            failure: string | null;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            barred: string[];
                            by: string;
                            /** Format: date-time */
                            at: string;
                            finished_at: string | null;
                            rows: number | null;
                            positives: number | null;
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                            } | null;
                            /** @description asked to decide, waits for a second person */
                            pending: {
                                by: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            watch: {
                                rows: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description stability index of the score against its training; above 0.25 is another world */
                                score_drift: number | null;
                                /** @description share of payments about which the model is unsure */
                                to_people: number;
                                mean_p: number | null;
                                /** Format: date-time */
                                at: string;
                                worst: {
                                    measure: string;
                                    index: number;
                                } | null;
                            } | null;
                        }[];
                        ground: {
                            /** @description payments with measures */
                            measured: number;
                            /** @description so many make a first model of what is odd */
                            measured_needed: number;
                            /** @description payments of which people know the outcome */
                            labelled: number;
                            /** @description so many make a first model that learns from outcomes */
                            labelled_needed: number;
                            frauds: number;
                            /** @description measures that may stand for a protected trait, and those that are barred */
                            watched: {
                                name: string;
                                says: string;
                                proxy: string;
                                barred: boolean;
                            }[];
                            /** @description why the model that should decide does not; rules decide alone */
                            fault: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsLook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        asked: true;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsRetire: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            version: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "gbdt" | "forest";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "queued" | "training" | "ready" | "failed" | "cancelled";
                            /**
                             * @description open enum: decides; is watched beside; decided before; not ready
                             * @enum {string}
                             */
                            role: "champion" | "challenger" | "retired" | "none";
                            /** @description open enum: asked, cold_start, monthly, drift */
                            cause: string;
                            /** @description 0 to 1, while it is trained */
                            done: number;
                            /** @description how often its training was begun; more than once where the process was killed */
                            tries: number;
                            /** @description why there is no model, as a code */
                            failure: string | null;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            barred: string[];
                            by: string;
                            /** Format: date-time */
                            at: string;
                            finished_at: string | null;
                            rows: number | null;
                            positives: number | null;
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                            } | null;
                            /** @description asked to decide, waits for a second person */
                            pending: {
                                by: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            watch: {
                                rows: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description stability index of the score against its training; above 0.25 is another world */
                                score_drift: number | null;
                                /** @description share of payments about which the model is unsure */
                                to_people: number;
                                mean_p: number | null;
                                /** Format: date-time */
                                at: string;
                                worst: {
                                    measure: string;
                                    index: number;
                                } | null;
                            } | null;
                        }[];
                        ground: {
                            /** @description payments with measures */
                            measured: number;
                            /** @description so many make a first model of what is odd */
                            measured_needed: number;
                            /** @description payments of which people know the outcome */
                            labelled: number;
                            /** @description so many make a first model that learns from outcomes */
                            labelled_needed: number;
                            frauds: number;
                            /** @description measures that may stand for a protected trait, and those that are barred */
                            watched: {
                                name: string;
                                says: string;
                                proxy: string;
                                barred: boolean;
                            }[];
                            /** @description why the model that should decide does not; rules decide alone */
                            fault: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModelsRollBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            version: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "gbdt" | "forest";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "queued" | "training" | "ready" | "failed" | "cancelled";
                            /**
                             * @description open enum: decides; is watched beside; decided before; not ready
                             * @enum {string}
                             */
                            role: "champion" | "challenger" | "retired" | "none";
                            /** @description open enum: asked, cold_start, monthly, drift */
                            cause: string;
                            /** @description 0 to 1, while it is trained */
                            done: number;
                            /** @description how often its training was begun; more than once where the process was killed */
                            tries: number;
                            /** @description why there is no model, as a code */
                            failure: string | null;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            barred: string[];
                            by: string;
                            /** Format: date-time */
                            at: string;
                            finished_at: string | null;
                            rows: number | null;
                            positives: number | null;
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                            } | null;
                            /** @description asked to decide, waits for a second person */
                            pending: {
                                by: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            watch: {
                                rows: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description stability index of the score against its training; above 0.25 is another world */
                                score_drift: number | null;
                                /** @description share of payments about which the model is unsure */
                                to_people: number;
                                mean_p: number | null;
                                /** Format: date-time */
                                at: string;
                                worst: {
                                    measure: string;
                                    index: number;
                                } | null;
                            } | null;
                        }[];
                        ground: {
                            /** @description payments with measures */
                            measured: number;
                            /** @description so many make a first model of what is odd */
                            measured_needed: number;
                            /** @description payments of which people know the outcome */
                            labelled: number;
                            /** @description so many make a first model that learns from outcomes */
                            labelled_needed: number;
                            frauds: number;
                            /** @description measures that may stand for a protected trait, and those that are barred */
                            watched: {
                                name: string;
                                says: string;
                                proxy: string;
                                barred: boolean;
                            }[];
                            /** @description why the model that should decide does not; rules decide alone */
                            fault: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            version: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "gbdt" | "forest";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "queued" | "training" | "ready" | "failed" | "cancelled";
                            /**
                             * @description open enum: decides; is watched beside; decided before; not ready
                             * @enum {string}
                             */
                            role: "champion" | "challenger" | "retired" | "none";
                            /** @description open enum: asked, cold_start, monthly, drift */
                            cause: string;
                            /** @description 0 to 1, while it is trained */
                            done: number;
                            /** @description how often its training was begun; more than once where the process was killed */
                            tries: number;
                            /** @description why there is no model, as a code */
                            failure: string | null;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            barred: string[];
                            by: string;
                            /** Format: date-time */
                            at: string;
                            finished_at: string | null;
                            rows: number | null;
                            positives: number | null;
                            held: {
                                rows: number;
                                positives: number;
                                auc: number | null;
                                average_precision: number | null;
                                brier: number | null;
                                calibration_error: number | null;
                            } | null;
                            /** @description asked to decide, waits for a second person */
                            pending: {
                                by: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            } | null;
                            watch: {
                                rows: number;
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description stability index of the score against its training; above 0.25 is another world */
                                score_drift: number | null;
                                /** @description share of payments about which the model is unsure */
                                to_people: number;
                                mean_p: number | null;
                                /** Format: date-time */
                                at: string;
                                worst: {
                                    measure: string;
                                    index: number;
                                } | null;
                            } | null;
                        }[];
                        ground: {
                            /** @description payments with measures */
                            measured: number;
                            /** @description so many make a first model of what is odd */
                            measured_needed: number;
                            /** @description payments of which people know the outcome */
                            labelled: number;
                            /** @description so many make a first model that learns from outcomes */
                            labelled_needed: number;
                            frauds: number;
                            /** @description measures that may stand for a protected trait, and those that are barred */
                            watched: {
                                name: string;
                                says: string;
                                proxy: string;
                                barred: boolean;
                            }[];
                            /** @description why the model that should decide does not; rules decide alone */
                            fault: string | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postModels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "gbdt" | "forest";
                    /** @default 180 */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "gbdt" | "forest";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "queued" | "training" | "ready" | "failed" | "cancelled";
                        /**
                         * @description open enum: decides; is watched beside; decided before; not ready
                         * @enum {string}
                         */
                        role: "champion" | "challenger" | "retired" | "none";
                        /** @description open enum: asked, cold_start, monthly, drift */
                        cause: string;
                        /** @description 0 to 1, while it is trained */
                        done: number;
                        /** @description how often its training was begun; more than once where the process was killed */
                        tries: number;
                        /** @description why there is no model, as a code */
                        failure: string | null;
                        /** Format: date-time */
                        since: string;
                        until: string | null;
                        barred: string[];
                        by: string;
                        /** Format: date-time */
                        at: string;
                        finished_at: string | null;
                        rows: number | null;
                        positives: number | null;
                        held: {
                            rows: number;
                            positives: number;
                            auc: number | null;
                            average_precision: number | null;
                            brier: number | null;
                            calibration_error: number | null;
                        } | null;
                        /** @description asked to decide, waits for a second person */
                        pending: {
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        watch: {
                            rows: number;
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            /** @description stability index of the score against its training; above 0.25 is another world */
                            score_drift: number | null;
                            /** @description share of payments about which the model is unsure */
                            to_people: number;
                            mean_p: number | null;
                            /** Format: date-time */
                            at: string;
                            worst: {
                                measure: string;
                                index: number;
                            } | null;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnListChangesIdApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        entries: number;
                        added: number;
                        changed: number;
                        removed: number;
                        pending: {
                            id: string;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                            entries: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnListChangesId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        reason: string;
                        proposed_by: string;
                        /** Format: date-time */
                        proposed_at: string;
                        entries: number;
                        added: number;
                        changed: number;
                        removed: number;
                        list_id: string;
                        writes: {
                            name: string;
                            aliases: string[];
                            schema: string;
                            birth_date: string | null;
                            countries: string[];
                            identifiers: string[];
                            reason: string | null;
                            expires_on: string | null;
                        }[];
                        /** @description beyond those that are shown */
                        more: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnListsIdEntriesEntryRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnListsIdEntriesSearch: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            aliases: string[];
                            schema: string;
                            birth_date: string | null;
                            countries: string[];
                            identifiers: string[];
                            reason: string | null;
                            expires_on: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnListsIdEntries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            aliases: string[];
                            schema: string;
                            birth_date: string | null;
                            countries: string[];
                            identifiers: string[];
                            reason: string | null;
                            expires_on: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnListsIdPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        base: number;
                        read: number;
                        entries: number;
                        added: number;
                        changed: number;
                        removed: number;
                        errors: {
                            row: number;
                            column: string | null;
                            code: string;
                            advice: string;
                        }[];
                        more_errors: number;
                        duplicates: {
                            row: number;
                            first_row: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnListsIdVersions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            version: number;
                            made_by: string;
                            /** Format: date-time */
                            at: string;
                            reason: string;
                            entries: number;
                            added: number;
                            changed: number;
                            removed: number;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnListsIdVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    base: number;
                    reason: string;
                    /** Format: base64 */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        entries: number;
                        added: number;
                        changed: number;
                        removed: number;
                        pending: {
                            id: string;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                            entries: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOwnLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "block" | "allow";
                            version: number;
                            /** Format: date-time */
                            made_at: string;
                            pending: {
                                id: string;
                                reason: string;
                                proposed_by: string;
                                /** Format: date-time */
                                proposed_at: string;
                                entries: number;
                                added: number;
                                changed: number;
                                removed: number;
                            } | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postOwnLists: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    kind: "block" | "allow";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        kind: "block" | "allow";
                        version: number;
                        /** Format: date-time */
                        made_at: string;
                        pending: {
                            id: string;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                            entries: number;
                            added: number;
                            changed: number;
                            removed: number;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        roles: {
                            /** @enum {string} */
                            code: "admin" | "officer" | "senior_officer" | "compliance_lead" | "data_protection_officer" | "auditor" | "developer";
                            title: string;
                            permissions: string[];
                        }[];
                        permissions: {
                            name: string;
                            says: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            kind: string;
                            code: string;
                            simulated: boolean;
                            /**
                             * @description open enum; absent: not set up here
                             * @enum {string}
                             */
                            status: "ok" | "degraded" | "down" | "absent";
                            calls_24h: number;
                            failures_24h: number;
                            p95_ms: number | null;
                            detail: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRuleChangesIdApprovals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    approve: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        description: string;
                        typology: string;
                        source: string;
                        /** @enum {string} */
                        origin: "shipped" | "own";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        mode: "active" | "shadow" | "disabled";
                        version: number | null;
                        score: number;
                        actions: string[];
                        regions: string[] | null;
                        params: {
                            [key: string]: number | string | boolean;
                        };
                        draft: number | null;
                        pending: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                        } | null;
                        text: string;
                        versions: {
                            version: number;
                            text: string;
                            note: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        snoozes: {
                            customer_id: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRuleReleasesRollBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            code: string;
                            name: string;
                            description: string;
                            typology: string;
                            source: string;
                            /** @enum {string} */
                            origin: "shipped" | "own";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            score: number;
                            actions: string[];
                            regions: string[] | null;
                            params: {
                                [key: string]: number | string | boolean;
                            };
                            draft: number | null;
                            pending: {
                                id: string;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                mode: "active" | "shadow" | "disabled";
                                version: number | null;
                                reason: string;
                                proposed_by: string;
                                /** Format: date-time */
                                proposed_at: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRuleReleases: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            number: number;
                            hash: string;
                            cause: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            rules: {
                                code: string;
                                version: number | null;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                mode: "active" | "shadow" | "disabled";
                            }[];
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRuleWords: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            word: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            kind: "key" | "field" | "region" | "list" | "graph" | "function" | "window" | "action";
                            /** @description of what type it is, or what it takes and gives; empty where that says nothing */
                            type: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRulesCodeChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description open enum
                     * @enum {string}
                     */
                    mode: "active" | "shadow" | "disabled";
                    /** @description null: the shipped text */
                    version: number | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        description: string;
                        typology: string;
                        source: string;
                        /** @enum {string} */
                        origin: "shipped" | "own";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        mode: "active" | "shadow" | "disabled";
                        version: number | null;
                        score: number;
                        actions: string[];
                        regions: string[] | null;
                        params: {
                            [key: string]: number | string | boolean;
                        };
                        draft: number | null;
                        pending: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                        } | null;
                        text: string;
                        versions: {
                            version: number;
                            text: string;
                            note: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        snoozes: {
                            customer_id: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRulesCodeShadow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        version: number | null;
                        /** Format: date-time */
                        since: string;
                        /** @description null: it watches still */
                        until: string | null;
                        /** @description stopped: by itself, since it would have fired too often */
                        ended: ("stopped" | "changed") | null;
                        events: number;
                        hits: number;
                        /** @description of the events; above stop_share it stops by itself once enough events were seen */
                        share: number;
                        stop_share: number;
                        /** @description different customers it would have fired for */
                        customers: number;
                        /** @description hits for events about which a rule that decides said something too */
                        also_live: number;
                        /** @description hits for events about which no rule that decides said anything */
                        only_shadow: number;
                        /** @description events about which rules that decide said something and this one nothing */
                        only_live: number;
                        /** @description hits that are labelled fraud */
                        fraud: number;
                        /** @description hits that are labelled genuine */
                        genuine: number;
                        /** @description events labelled fraud for which it would not have fired */
                        fraud_missed: number;
                        /** @description it watched long enough, or fired often enough, to be judged */
                        is_enough: boolean;
                        days: {
                            day: string;
                            events: number;
                            hits: number;
                            live: number;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRulesCodeSnoozes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    customer_id: string;
                    days: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        description: string;
                        typology: string;
                        source: string;
                        /** @enum {string} */
                        origin: "shipped" | "own";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        mode: "active" | "shadow" | "disabled";
                        version: number | null;
                        score: number;
                        actions: string[];
                        regions: string[] | null;
                        params: {
                            [key: string]: number | string | boolean;
                        };
                        draft: number | null;
                        pending: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                        } | null;
                        text: string;
                        versions: {
                            version: number;
                            text: string;
                            note: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        snoozes: {
                            customer_id: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRulesCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        description: string;
                        typology: string;
                        source: string;
                        /** @enum {string} */
                        origin: "shipped" | "own";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        mode: "active" | "shadow" | "disabled";
                        version: number | null;
                        score: number;
                        actions: string[];
                        regions: string[] | null;
                        params: {
                            [key: string]: number | string | boolean;
                        };
                        draft: number | null;
                        pending: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                        } | null;
                        text: string;
                        versions: {
                            version: number;
                            text: string;
                            note: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        snoozes: {
                            customer_id: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRulesCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fault: {
                            path: string;
                            line: number | null;
                            column: number | null;
                            message: string;
                            suggestion: string | null;
                        } | null;
                        tests: {
                            test: string;
                            passed: boolean;
                            /** @enum {string} */
                            expected: "hit" | "none";
                            /** @enum {string} */
                            found: "hit" | "none";
                            score: number | null;
                        }[];
                        usable: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            code: string;
                            name: string;
                            description: string;
                            typology: string;
                            source: string;
                            /** @enum {string} */
                            origin: "shipped" | "own";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            score: number;
                            actions: string[];
                            regions: string[] | null;
                            params: {
                                [key: string]: number | string | boolean;
                            };
                            draft: number | null;
                            pending: {
                                id: string;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                mode: "active" | "shadow" | "disabled";
                                version: number | null;
                                reason: string;
                                proposed_by: string;
                                /** Format: date-time */
                                proposed_at: string;
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    note: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        description: string;
                        typology: string;
                        source: string;
                        /** @enum {string} */
                        origin: "shipped" | "own";
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        mode: "active" | "shadow" | "disabled";
                        version: number | null;
                        score: number;
                        actions: string[];
                        regions: string[] | null;
                        params: {
                            [key: string]: number | string | boolean;
                        };
                        draft: number | null;
                        pending: {
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            mode: "active" | "shadow" | "disabled";
                            version: number | null;
                            reason: string;
                            proposed_by: string;
                            /** Format: date-time */
                            proposed_at: string;
                        } | null;
                        text: string;
                        versions: {
                            version: number;
                            text: string;
                            note: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        snoozes: {
                            customer_id: string;
                            /** Format: date-time */
                            until: string;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSandboxCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        code: string;
                        expires_in_s: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSandboxScenariosCodeSide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                side: "front" | "selfie";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSandboxScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            code: string;
                            says: string;
                            title: string;
                            country: string;
                            document_type: string;
                            person: {
                                [key: string]: string;
                            };
                            expected: {
                                status: string;
                                outcome: string | null;
                                reasons: string[];
                                case_kind: string | null;
                            };
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScreeningsProfiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        on: string;
                        entities: number;
                        queries: number;
                        negatives: number;
                        profiles: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            profile: "exact" | "strict" | "balanced" | "fuzzy";
                            threshold: number;
                            name: {
                                recall: number;
                                false_positives: number;
                            };
                            facts: {
                                recall: number;
                                false_positives: number;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postScreenings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    schema?: string;
                    birth_date?: string;
                    countries?: string[];
                    identifiers?: string[];
                    /**
                     * @description how generously is searched; balanced when none is named
                     * @enum {string}
                     */
                    profile?: "exact" | "strict" | "balanced" | "fuzzy";
                    /** @description the threshold of the profile when none is named */
                    threshold?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: null;
                        algorithm: string;
                        lists: {
                            list: string;
                            version: string;
                        }[];
                        matches: {
                            id: string | null;
                            entity_id: string;
                            list: string;
                            name: string;
                            match_score: number;
                            risk_score: number;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "new" | "false_positive" | "potential" | "true_positive" | "delisted" | "allowed";
                            alignment: {
                                query: string | null;
                                listed: string | null;
                                similarity: number;
                                rule: string;
                            }[];
                            qualifiers: {
                                field: string;
                                effect: number;
                                code?: string;
                                why: string;
                            }[];
                            entity: {
                                schema: string;
                                names: string[];
                                birth_dates: string[];
                                countries: string[];
                                programmes: string[];
                                topics: string[];
                                remarks: string | null;
                            };
                            allowed_by?: {
                                list: string;
                                entry_id: string;
                            };
                        }[];
                        us: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSessionPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSessionSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            email: string;
                            roles: string[];
                            locale: string | null;
                            password_temporary: boolean;
                        };
                        tenant: {
                            id: string;
                            name: string;
                            sandbox: boolean;
                            region: string;
                        };
                        permissions: string[];
                        lists: {
                            real: boolean;
                            message: string | null;
                            refused: string[];
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        staff: {
                            id: string;
                            name: string;
                            email: string;
                            roles: string[];
                            locale: string | null;
                            password_temporary: boolean;
                        };
                        tenant: {
                            id: string;
                            name: string;
                            sandbox: boolean;
                            region: string;
                        };
                        permissions: string[];
                        lists: {
                            real: boolean;
                            message: string | null;
                            refused: string[];
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description second_factor: a code is asked next */
                        status: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putSettingsKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key: string;
                        title: string;
                        says: string;
                        value: unknown;
                        unit: string | null;
                        /** @description default: as shipped; tenant: changed here */
                        source: string;
                        updated_at: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            key: string;
                            title: string;
                            says: string;
                            value: unknown;
                            unit: string | null;
                            /** @description default: as shipped; tenant: changed here */
                            source: string;
                            updated_at: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStaffIdDisable: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        roles: string[];
                        /** @description active or disabled; clients tolerate others */
                        status: string;
                        last_seen_at: string | null;
                        second_factor: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStaffIdEnable: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        roles: string[];
                        /** @description active or disabled; clients tolerate others */
                        status: string;
                        last_seen_at: string | null;
                        second_factor: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStaff: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            email: string;
                            roles: string[];
                            /** @description active or disabled; clients tolerate others */
                            status: string;
                            last_seen_at: string | null;
                            second_factor: boolean;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** Format: email */
                    email: string;
                    roles: ("admin" | "officer" | "senior_officer" | "compliance_lead" | "data_protection_officer" | "auditor" | "developer")[];
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        roles: string[];
                        /** @description active or disabled; clients tolerate others */
                        status: string;
                        last_seen_at: string | null;
                        second_factor: boolean;
                        temporary_password: string;
                        totp_uri: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransactionStatistics: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        events: number;
                        outcomes: {
                            allow: number;
                            challenge: number;
                            hold: number;
                            block: number;
                        };
                        codes_asked: number;
                        calls_asked: number;
                        codes_passed: number;
                        /** @description wrong, or not given in time */
                        codes_failed: number;
                        /** @description payments about which somebody called */
                        calls_tried: number;
                        /** @description payments about which the customer was reached */
                        calls_connected: number;
                        /** @description reached within the minutes of the pack */
                        calls_in_time: number;
                        holds_released: number;
                        holds_refused: number;
                        alerts: {
                            opened: number;
                            false_positive: number;
                            confirmed: number;
                            waiting: number;
                        };
                        rules: {
                            rule: string;
                            hits: number;
                            /** @description hits among all decided events */
                            share: number;
                            customers: number;
                            held: number;
                            alerts: number;
                            false_positive: number;
                            confirmed: number;
                            /** @description confirmed among those that were closed; null while none is */
                            precision: number | null;
                        }[];
                        months: {
                            month: string;
                            events: number;
                            alerts: number;
                            false_positive: number;
                            confirmed: number;
                            /** @description false alerts among innocent events; null without events */
                            false_positive_rate: number | null;
                            /** @description points of a hundred against the month before */
                            moved: number | null;
                            /** @description moved by more than two points */
                            out_of_band: boolean;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactionsIdAnswers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    asked: "one_time_code";
                    /** @enum {string} */
                    result: "passed" | "failed" | "expired";
                } | {
                    /** @constant */
                    asked: "call_back";
                    /**
                     * @description denied: the customer did not make this payment, and it is labelled fraud
                     * @enum {string}
                     */
                    result: "confirmed" | "denied" | "not_reached";
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        result: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactionsIdLabels: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    label: "fraud" | "genuine";
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        label: string;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransactionsIdNetwork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nodes: {
                            /** @description names the node within this answer */
                            key: string;
                            customer_id: string | null;
                            /** @description the customer’s name, masked; null for other accounts */
                            masked: string | null;
                            /**
                             * @description open enum: what the node is to the payment; the first that holds
                             * @enum {string}
                             */
                            part: "payer" | "payee" | "cycle" | "chain" | "source" | "middle" | "peer" | "shares";
                        }[];
                        edges: {
                            from: string;
                            to: string;
                            /**
                             * @description open enum: one payment, payments together, something used by both
                             * @enum {string}
                             */
                            kind: "payment" | "flow" | "shares";
                            at: string | null;
                            amount_usd: number | null;
                            /** @description a payment of the circle that this one closes */
                            in_path: boolean;
                        }[];
                        /** @description the circle that the payment closes: how many payments, how long it took, what part of the first came back */
                        cycle: {
                            payments: number;
                            days: number;
                            share: number;
                        } | null;
                        /** @description accounts through which one source reaches the payee */
                        middles: number;
                        /** @description other payers of the payee who paid another payee of the payer */
                        peers: number;
                        /** @description customers joined by a device, telephone or address, this one with them; 0 when none */
                        sharing: number;
                        /** @description how far back the network is kept */
                        days: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransactionsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        transaction_id: string;
                        customer_id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        outcome: "allow" | "challenge" | "hold" | "block";
                        /** @description points of the rules that fired, at most 100 */
                        score: number;
                        /** @description how likely it is that something is wrong, 0 to 1 */
                        p: number;
                        /**
                         * @description prior: mapped from the score, until a model is trained on your own cases
                         * @enum {string}
                         */
                        p_from: "prior" | "model";
                        /** @description what the model that decides said; null while none does */
                        model: {
                            id: string;
                            version: number;
                            /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                            p: number | null;
                            /** @description how odd, 0 to 1; null of a model that gives a probability */
                            odd: number | null;
                            top: {
                                measure: string;
                                /** @description what the measure is, in English */
                                says: string;
                                value: number | null;
                                /** @description how much it moved the raw score; above 0 towards fraud */
                                moved: number;
                            }[];
                        } | null;
                        reasons: string[];
                        rules: {
                            rule: string;
                            score: number;
                            actions: string[];
                            reason: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                            /** @description as written in the rule; the code where the rule is gone */
                            name: string;
                            typology: string | null;
                            /** @description where the numbers of the rule come from */
                            source: string | null;
                            compared: {
                                left: string;
                                /** @description open enum: > >= < <= == */
                                operator: string;
                                right: string;
                                value: number;
                                threshold: number;
                            }[];
                        }[];
                        actions: string[];
                        hold_expires_at: string | null;
                        /** @description the rules in force when it was decided */
                        release: string;
                        /** Format: date-time */
                        decided_at: string;
                        customer_masked: string | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        type: "payment" | "registration" | "login" | "device_bind" | "profile_change" | "password_change" | "phone_change" | "email_change" | "address_change" | "card_change";
                        /** Format: date-time */
                        at: string;
                        direction: string | null;
                        channel: string | null;
                        amount: {
                            currency: string;
                            minor: string;
                        } | null;
                        amount_usd: number | null;
                        country: string | null;
                        counterparty_masked: string | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "decided" | "held" | "released" | "refused";
                        /** Format: date-time */
                        received_at: string;
                        /** @description who or what ended the hold */
                        ended: {
                            /** @enum {string} */
                            verdict: "released" | "refused";
                            by: string;
                            reason: string;
                            /** Format: date-time */
                            at: string;
                        } | null;
                        case_id: string | null;
                        /** @description earlier payments with the same other side */
                        counterparty_before: number | null;
                        /** @description earlier events from the same device */
                        device_before: number | null;
                        received_from: string;
                        batch_id: string;
                        /** @description SHA-256 over the decision, a leaf of the batch in the log */
                        digest: string;
                        /** @description what people said it turned out to be, newest first; the newest counts */
                        labels: {
                            /** @enum {string} */
                            label: "fraud" | "genuine";
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** @description what came of a code or a call that was asked for, newest first; the newest counts */
                        answers: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            asked: "one_time_code" | "call_back";
                            /** @description open enum */
                            result: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                        }[];
                        /** @description by when the customer is to be called back; null where that was not asked */
                        call_due_at: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactionsBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: number;
                        refused: number;
                        lines: {
                            line: number;
                            side: ("out" | "in") | null;
                            decision: {
                                id: string;
                                transaction_id: string;
                                customer_id: string;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                outcome: "allow" | "challenge" | "hold" | "block";
                                /** @description points of the rules that fired, at most 100 */
                                score: number;
                                /** @description how likely it is that something is wrong, 0 to 1 */
                                p: number;
                                /**
                                 * @description prior: mapped from the score, until a model is trained on your own cases
                                 * @enum {string}
                                 */
                                p_from: "prior" | "model";
                                /** @description what the model that decides said; null while none does */
                                model: {
                                    id: string;
                                    version: number;
                                    /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                                    p: number | null;
                                    /** @description how odd, 0 to 1; null of a model that gives a probability */
                                    odd: number | null;
                                    top: {
                                        measure: string;
                                        /** @description what the measure is, in English */
                                        says: string;
                                        value: number | null;
                                        /** @description how much it moved the raw score; above 0 towards fraud */
                                        moved: number;
                                    }[];
                                } | null;
                                reasons: string[];
                                rules: {
                                    rule: string;
                                    score: number;
                                    actions: string[];
                                    reason: string;
                                    facts: {
                                        [key: string]: string | number | boolean | null;
                                    };
                                }[];
                                actions: string[];
                                limits_left: {
                                    per_transaction: {
                                        currency: string;
                                        minor: string;
                                    };
                                    today: {
                                        currency: string;
                                        minor: string;
                                    };
                                    this_month: {
                                        currency: string;
                                        minor: string;
                                    };
                                } | null;
                                hold_expires_at: string | null;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                show: "nothing" | "confirm_with_code" | "being_checked" | "not_possible" | "over_limit";
                                /** @description the rules in force when it was decided */
                                release: string;
                                /** Format: date-time */
                                decided_at: string;
                                /** @description decided before: this is the stored decision */
                                repeated: boolean;
                            } | null;
                            refused: {
                                code: string;
                                errors: {
                                    pointer: string;
                                    code: string;
                                    detail: string;
                                }[];
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactionsHistory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: number;
                        refused: number;
                        lines: {
                            line: number;
                            side: ("out" | "in") | null;
                            decision: {
                                id: string;
                                transaction_id: string;
                                customer_id: string;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                outcome: "allow" | "challenge" | "hold" | "block";
                                /** @description points of the rules that fired, at most 100 */
                                score: number;
                                /** @description how likely it is that something is wrong, 0 to 1 */
                                p: number;
                                /**
                                 * @description prior: mapped from the score, until a model is trained on your own cases
                                 * @enum {string}
                                 */
                                p_from: "prior" | "model";
                                /** @description what the model that decides said; null while none does */
                                model: {
                                    id: string;
                                    version: number;
                                    /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                                    p: number | null;
                                    /** @description how odd, 0 to 1; null of a model that gives a probability */
                                    odd: number | null;
                                    top: {
                                        measure: string;
                                        /** @description what the measure is, in English */
                                        says: string;
                                        value: number | null;
                                        /** @description how much it moved the raw score; above 0 towards fraud */
                                        moved: number;
                                    }[];
                                } | null;
                                reasons: string[];
                                rules: {
                                    rule: string;
                                    score: number;
                                    actions: string[];
                                    reason: string;
                                    facts: {
                                        [key: string]: string | number | boolean | null;
                                    };
                                }[];
                                actions: string[];
                                limits_left: {
                                    per_transaction: {
                                        currency: string;
                                        minor: string;
                                    };
                                    today: {
                                        currency: string;
                                        minor: string;
                                    };
                                    this_month: {
                                        currency: string;
                                        minor: string;
                                    };
                                } | null;
                                hold_expires_at: string | null;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                show: "nothing" | "confirm_with_code" | "being_checked" | "not_possible" | "over_limit";
                                /** @description the rules in force when it was decided */
                                release: string;
                                /** Format: date-time */
                                decided_at: string;
                                /** @description decided before: this is the stored decision */
                                repeated: boolean;
                            } | null;
                            refused: {
                                code: string;
                                errors: {
                                    pointer: string;
                                    code: string;
                                    detail: string;
                                }[];
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactionsIso20022: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decided: number;
                        refused: number;
                        lines: {
                            line: number;
                            side: ("out" | "in") | null;
                            decision: {
                                id: string;
                                transaction_id: string;
                                customer_id: string;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                outcome: "allow" | "challenge" | "hold" | "block";
                                /** @description points of the rules that fired, at most 100 */
                                score: number;
                                /** @description how likely it is that something is wrong, 0 to 1 */
                                p: number;
                                /**
                                 * @description prior: mapped from the score, until a model is trained on your own cases
                                 * @enum {string}
                                 */
                                p_from: "prior" | "model";
                                /** @description what the model that decides said; null while none does */
                                model: {
                                    id: string;
                                    version: number;
                                    /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                                    p: number | null;
                                    /** @description how odd, 0 to 1; null of a model that gives a probability */
                                    odd: number | null;
                                    top: {
                                        measure: string;
                                        /** @description what the measure is, in English */
                                        says: string;
                                        value: number | null;
                                        /** @description how much it moved the raw score; above 0 towards fraud */
                                        moved: number;
                                    }[];
                                } | null;
                                reasons: string[];
                                rules: {
                                    rule: string;
                                    score: number;
                                    actions: string[];
                                    reason: string;
                                    facts: {
                                        [key: string]: string | number | boolean | null;
                                    };
                                }[];
                                actions: string[];
                                limits_left: {
                                    per_transaction: {
                                        currency: string;
                                        minor: string;
                                    };
                                    today: {
                                        currency: string;
                                        minor: string;
                                    };
                                    this_month: {
                                        currency: string;
                                        minor: string;
                                    };
                                } | null;
                                hold_expires_at: string | null;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                show: "nothing" | "confirm_with_code" | "being_checked" | "not_possible" | "over_limit";
                                /** @description the rules in force when it was decided */
                                release: string;
                                /** Format: date-time */
                                decided_at: string;
                                /** @description decided before: this is the stored decision */
                                repeated: boolean;
                            } | null;
                            refused: {
                                code: string;
                                errors: {
                                    pointer: string;
                                    code: string;
                                    detail: string;
                                }[];
                            } | null;
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTransactions: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                customer_id?: string;
                outcome?: "allow" | "challenge" | "hold" | "block";
                rule?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            transaction_id: string;
                            customer_id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            outcome: "allow" | "challenge" | "hold" | "block";
                            /** @description points of the rules that fired, at most 100 */
                            score: number;
                            /** @description how likely it is that something is wrong, 0 to 1 */
                            p: number;
                            /**
                             * @description prior: mapped from the score, until a model is trained on your own cases
                             * @enum {string}
                             */
                            p_from: "prior" | "model";
                            /** @description what the model that decides said; null while none does */
                            model: {
                                id: string;
                                version: number;
                                /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                                p: number | null;
                                /** @description how odd, 0 to 1; null of a model that gives a probability */
                                odd: number | null;
                                top: {
                                    measure: string;
                                    /** @description what the measure is, in English */
                                    says: string;
                                    value: number | null;
                                    /** @description how much it moved the raw score; above 0 towards fraud */
                                    moved: number;
                                }[];
                            } | null;
                            reasons: string[];
                            rules: {
                                rule: string;
                                score: number;
                                actions: string[];
                                reason: string;
                                facts: {
                                    [key: string]: string | number | boolean | null;
                                };
                            }[];
                            actions: string[];
                            hold_expires_at: string | null;
                            /** @description the rules in force when it was decided */
                            release: string;
                            /** Format: date-time */
                            decided_at: string;
                            customer_masked: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            type: "payment" | "registration" | "login" | "device_bind" | "profile_change" | "password_change" | "phone_change" | "email_change" | "address_change" | "card_change";
                            /** Format: date-time */
                            at: string;
                            direction: string | null;
                            channel: string | null;
                            amount: {
                                currency: string;
                                minor: string;
                            } | null;
                            amount_usd: number | null;
                            country: string | null;
                            counterparty_masked: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "decided" | "held" | "released" | "refused";
                            /** Format: date-time */
                            received_at: string;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postTransactions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description your own id: the same one gives the same decision again */
                    id: string;
                    customer_id?: string;
                    /** @description your own id of the customer, instead of customer_id */
                    customer_reference?: string;
                    /** @description the customer’s account that pays or is paid, as others write it when they pay; else your id of the customer */
                    account?: string;
                    /**
                     * @description open enum
                     * @default payment
                     * @enum {string}
                     */
                    type?: "payment" | "registration" | "login" | "device_bind" | "profile_change" | "password_change" | "phone_change" | "email_change" | "address_change" | "card_change";
                    /**
                     * Format: date-time
                     * @description when it happened, as the customer’s side knows it
                     */
                    at: string;
                    /** @enum {string} */
                    direction?: "in" | "out";
                    /** @enum {string} */
                    channel?: "card" | "transfer" | "wire_intl" | "cash_in" | "cash_out" | "wallet" | "direct_debit";
                    amount?: {
                        currency: string;
                        minor: string;
                    };
                    counterparty?: {
                        reference: string;
                        name?: string;
                        country?: string;
                        /** @enum {string} */
                        kind?: "person" | "company" | "merchant";
                    };
                    device?: string;
                    /** @description the telephone from which it was asked for */
                    phone?: string;
                    ip?: string;
                    /** @description where it happens, or where the other side is */
                    country?: string;
                    position?: {
                        latitude: number;
                        longitude: number;
                        accuracy_m?: number;
                    };
                    /** @description what is left on the account afterwards */
                    balance?: {
                        currency: string;
                        minor: string;
                    };
                    /** @description the credit line and what of it is used afterwards, in one currency */
                    credit?: {
                        line: {
                            currency: string;
                            minor: string;
                        };
                        used: {
                            currency: string;
                            minor: string;
                        };
                    };
                    /** @description kept as a token and its last four digits, never in clear */
                    card?: {
                        number: string;
                    };
                    /**
                     * @description you refused it yourself; it counts, and is not decided
                     * @default false
                     */
                    declined?: boolean;
                    travel_rule?: {
                        originator_name?: string;
                        originator_account?: string;
                        originator_address?: string;
                        beneficiary_name?: string;
                        beneficiary_account?: string;
                    };
                    purpose?: string;
                    /**
                     * @description of history: what it turned out to be; models learn from it
                     * @enum {string}
                     */
                    known?: "fraud" | "genuine";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        transaction_id: string;
                        customer_id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        outcome: "allow" | "challenge" | "hold" | "block";
                        /** @description points of the rules that fired, at most 100 */
                        score: number;
                        /** @description how likely it is that something is wrong, 0 to 1 */
                        p: number;
                        /**
                         * @description prior: mapped from the score, until a model is trained on your own cases
                         * @enum {string}
                         */
                        p_from: "prior" | "model";
                        /** @description what the model that decides said; null while none does */
                        model: {
                            id: string;
                            version: number;
                            /** @description calibrated probability of fraud; null of a model that only knows what is odd */
                            p: number | null;
                            /** @description how odd, 0 to 1; null of a model that gives a probability */
                            odd: number | null;
                            top: {
                                measure: string;
                                /** @description what the measure is, in English */
                                says: string;
                                value: number | null;
                                /** @description how much it moved the raw score; above 0 towards fraud */
                                moved: number;
                            }[];
                        } | null;
                        reasons: string[];
                        rules: {
                            rule: string;
                            score: number;
                            actions: string[];
                            reason: string;
                            facts: {
                                [key: string]: string | number | boolean | null;
                            };
                        }[];
                        actions: string[];
                        limits_left: {
                            per_transaction: {
                                currency: string;
                                minor: string;
                            };
                            today: {
                                currency: string;
                                minor: string;
                            };
                            this_month: {
                                currency: string;
                                minor: string;
                            };
                        } | null;
                        hold_expires_at: string | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        show: "nothing" | "confirm_with_code" | "being_checked" | "not_possible" | "over_limit";
                        /** @description the rules in force when it was decided */
                        release: string;
                        /** Format: date-time */
                        decided_at: string;
                        /** @description decided before: this is the stored decision */
                        repeated: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        country: string | null;
                        document_type: string | null;
                        flow: {
                            code: string;
                            version: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        submitted_at: string | null;
                        completed_at: string | null;
                        case_id: string | null;
                        rating: string | null;
                        tier: number | null;
                        simulated: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdCaptures: {
        parameters: {
            query?: {
                step?: string;
                side?: "front" | "back" | "selfie";
            };
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: boolean;
                        reasons: {
                            code: string;
                            text: string;
                        }[];
                        retries_left: number;
                        detected: {
                            class: string | null;
                            country: string | null;
                        };
                        state: {
                            watching?: boolean;
                            id: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                            outcome: ("approved" | "declined" | "resubmit") | null;
                            tenant: {
                                name: string;
                                sandbox: boolean;
                            };
                            /** Format: date-time */
                            expires_at: string;
                            attempt: number;
                            attempts_max: number;
                            country: string | null;
                            document_type: string | null;
                            suggested_country: string | null;
                            consent: {
                                version: string;
                                accepted: boolean;
                                purposes: {
                                    code: string;
                                    title: string;
                                    text: string;
                                }[];
                                legal_basis: string;
                                retention: string;
                                processors: string[];
                                minutes: number;
                            };
                            countries: {
                                code: string;
                                document_types: {
                                    code: string;
                                    sides: ("front" | "back")[];
                                }[];
                            }[];
                            steps: {
                                code: string;
                                /** @enum {string} */
                                kind: "consent" | "choice" | "form" | "code" | "document" | "selfie";
                                /** @enum {string} */
                                status: "todo" | "done" | "redo";
                                why: string;
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                fields?: {
                                    name: string;
                                    /** @enum {string} */
                                    kind: "text" | "date" | "email" | "phone" | "country" | "identifier" | "address" | "position";
                                    required: boolean;
                                    why: string;
                                    pattern?: string;
                                    example?: string;
                                }[];
                                /** @enum {string} */
                                channel?: "email" | "sms";
                                document_type?: string;
                                sides?: ("front" | "back")[];
                                captured?: string[];
                                /** @description a letter or statement, which may come as PDF */
                                accepts_pdf?: boolean;
                                retries_left?: number;
                                liveness?: {
                                    /** @enum {string} */
                                    motion: "required" | "offered";
                                    /**
                                     * @description open enum
                                     * @enum {string}
                                     */
                                    status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                                    attempts_left: number;
                                    reasons: {
                                        code: string;
                                        text: string;
                                    }[];
                                    another_way: boolean;
                                    /** @description digits were said or shown to the camera instead of motions */
                                    recorded: boolean;
                                } | null;
                            }[];
                            current: string | null;
                            can_submit: boolean;
                            result: {
                                reasons: {
                                    code: string;
                                    text: string;
                                }[];
                                tier: number | null;
                                limits: string | null;
                                can_retry: boolean;
                                can_appeal: boolean;
                                appealed: boolean;
                                wait_minutes: number | null;
                            } | null;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdChip: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dg1: string;
                    dg2?: string;
                    sod: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @constant */
                        taken: true;
                        portrait: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdInputsStep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    values: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        country: string | null;
                        document_type: string | null;
                        flow: {
                            code: string;
                            version: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        submitted_at: string | null;
                        completed_at: string | null;
                        case_id: string | null;
                        rating: string | null;
                        tier: number | null;
                        simulated: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdLivenessAnotherWay: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null where no motions are asked for */
                        liveness: {
                            /** @enum {string} */
                            motion: "required" | "offered";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                            attempts_left: number;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            another_way: boolean;
                            /** @description digits were said or shown to the camera instead of motions */
                            recorded: boolean;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdLivenessChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description sandbox tenants only: the motions a test will do */
                    sequence?: ("turn_left" | "turn_right" | "nod" | "blink" | "open_mouth")[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        sequence: ("turn_left" | "turn_right" | "nod" | "blink" | "open_mouth")[];
                        instructions: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            motion: "turn_left" | "turn_right" | "nod" | "blink" | "open_mouth";
                            text: string;
                        }[];
                        /** Format: date-time */
                        expires_at: string;
                        /** @description the longest time from the first frame to the last */
                        limit_ms: number;
                        /** @description the how manieth try this is */
                        number: number;
                        number_max: number;
                        frames: {
                            min: number;
                            max: number;
                            max_bytes: number;
                            max_side: number;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdLivenessDigits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonce: string;
                        /** @description to be said aloud, or shown with fingers or on paper, one after the other */
                        digits: string;
                        /** Format: date-time */
                        expires_at: string;
                        /** @description the longest recording */
                        limit_ms: number;
                        max_bytes: number;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdLivenessFilm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null where no motions are asked for */
                        liveness: {
                            /** @enum {string} */
                            motion: "required" | "offered";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                            attempts_left: number;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            another_way: boolean;
                            /** @description digits were said or shown to the camera instead of motions */
                            recorded: boolean;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdLivenessRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null where no motions are asked for */
                        liveness: {
                            /** @enum {string} */
                            motion: "required" | "offered";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                            attempts_left: number;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            another_way: boolean;
                            /** @description digits were said or shown to the camera instead of motions */
                            recorded: boolean;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVerificationsIdLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description null where no motions are asked for */
                        liveness: {
                            /** @enum {string} */
                            motion: "required" | "offered";
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "none" | "asked" | "judging" | "live" | "uncertain" | "refused" | "unavailable" | "another_way";
                            attempts_left: number;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            another_way: boolean;
                            /** @description digits were said or shown to the camera instead of motions */
                            recorded: boolean;
                        } | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerificationsIdSubmit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        country: string | null;
                        document_type: string | null;
                        flow: {
                            code: string;
                            version: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        submitted_at: string | null;
                        completed_at: string | null;
                        case_id: string | null;
                        rating: string | null;
                        tier: number | null;
                        simulated: boolean;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVerificationsId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        customer: {
                            id: string;
                            name_masked: string;
                        } | null;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        outcome: ("approved" | "declined" | "resubmit") | null;
                        country: string | null;
                        document_type: string | null;
                        flow: {
                            code: string;
                            version: number;
                        };
                        /** Format: date-time */
                        created_at: string;
                        submitted_at: string | null;
                        completed_at: string | null;
                        case_id: string | null;
                        rating: string | null;
                        tier: number | null;
                        simulated: boolean;
                        attempt: number;
                        reasons: {
                            code: string;
                            text: string;
                        }[];
                        inputs_hash: string | null;
                        policy_version: string | null;
                        /** @description what the applicant wrote when they asked for a second look */
                        appeal: string | null;
                        steps: {
                            code: string;
                            kind: string;
                            status: string;
                            at: string | null;
                        }[];
                        captures: {
                            id: string;
                            step: string;
                            /** @enum {string} */
                            side: "front" | "back" | "selfie";
                            /** @enum {string} */
                            kind: "document" | "selfie";
                            width: number;
                            height: number;
                            bytes: number;
                            /** Format: date-time */
                            at: string;
                            quality: {
                                [key: string]: number;
                            };
                            /** @description where the document lies on the picture */
                            page: {
                                found: boolean;
                                /** @description clockwise from the top left of what is written */
                                corners: [
                                    number,
                                    number
                                ][];
                                width: number;
                                height: number;
                                /** @description from the flattened page to the picture, row by row */
                                transform: number[];
                            } | null;
                            /** @description a portrait was cut from it */
                            portrait: boolean;
                            simulated: boolean;
                        }[];
                        fields: {
                            name: string;
                            value: string | null;
                            masked: boolean;
                            agrees: boolean | null;
                            /** @description each pair of sources that speak of the field, and whether they say the same */
                            pairs: {
                                a: {
                                    source: string;
                                    /** @description true where a simulator spoke in place of the source */
                                    simulated: boolean;
                                    spans: [
                                        number,
                                        number
                                    ][];
                                    /** @description the value in parts, covered but for what differs; null when hardly anything agrees */
                                    letters: {
                                        text: string;
                                        marked: boolean;
                                    }[] | null;
                                };
                                b: {
                                    source: string;
                                    /** @description true where a simulator spoke in place of the source */
                                    simulated: boolean;
                                    spans: [
                                        number,
                                        number
                                    ][];
                                    /** @description the value in parts, covered but for what differs; null when hardly anything agrees */
                                    letters: {
                                        text: string;
                                        marked: boolean;
                                    }[] | null;
                                };
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                outcome: "agrees" | "differs" | "unsure";
                                /**
                                 * @description how the two were compared; open enum
                                 * @enum {string}
                                 */
                                rule: "date" | "sex" | "country" | "name" | "place" | "address" | "reading" | "signs";
                                /** @description letters of the zone that its two readers saw differently and that this pair settled */
                                settled: [
                                    number,
                                    number
                                ][];
                            }[];
                            /** @description signs of the zone that no second reading and no print confirms, or that are one of several as likely */
                            unconfirmed: [
                                number,
                                number
                            ][];
                            /** @description the value of the zone in parts, covered but for those letters */
                            doubtful: {
                                text: string;
                                marked: boolean;
                            }[] | null;
                            sources: {
                                source: string;
                                value: string | null;
                                confidence: number | null;
                                capture_id: string | null;
                                box: {
                                    x: number;
                                    y: number;
                                    width: number;
                                    height: number;
                                } | null;
                            }[];
                        }[];
                        mrz: {
                            format: string;
                            valid: boolean;
                            lines: string[];
                            checks: {
                                [key: string]: boolean;
                            };
                        } | null;
                        checks: {
                            id: string;
                            code: string;
                            title: string;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "running" | "done" | "skipped" | "error";
                            result: ("pass" | "fail" | "inconclusive" | "not_applicable") | null;
                            score: number | null;
                            threshold: number | null;
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            provider: string | null;
                            model: {
                                name: string;
                                version: string;
                                hash: string | null;
                            } | null;
                            simulated: boolean;
                            evidence: {
                                label: string;
                                /** @enum {string} */
                                kind: "text" | "score" | "date" | "list" | "comparison" | "image" | "frame" | "recording" | "rate";
                                value: string | number | null;
                                expected?: string | null;
                                agrees?: boolean | null;
                                /** @description where a score begins to count */
                                threshold?: number | null;
                                /** @description from here to the threshold a person looks */
                                review?: number | null;
                                /** @description the picture that was looked at */
                                capture_id?: string | null;
                                /** @description address of a picture that shows where, laid over the capture; of a frame or a recording, its own */
                                image?: string | null;
                                /** @description errors in so many trials, on the pictures that the value names, and the 95 % interval as shares */
                                rate?: {
                                    errors: number;
                                    trials: number;
                                    low: number;
                                    high: number;
                                };
                                /** @description what was measured on a frame: yaw, pitch and roll in degrees, at_ms since the first */
                                measured?: {
                                    [key: string]: number;
                                };
                            }[];
                            /** Format: date-time */
                            at: string;
                        }[];
                        screening: {
                            id: string | null;
                            /** Format: date-time */
                            at: string;
                            lists: {
                                list: string;
                                version: string;
                            }[];
                            algorithm: string;
                            matches: {
                                id: string | null;
                                entity_id: string;
                                list: string;
                                name: string;
                                match_score: number;
                                risk_score: number;
                                /**
                                 * @description open enum
                                 * @enum {string}
                                 */
                                status: "new" | "false_positive" | "potential" | "true_positive" | "delisted" | "allowed";
                                alignment: {
                                    query: string | null;
                                    listed: string | null;
                                    similarity: number;
                                    rule: string;
                                }[];
                                qualifiers: {
                                    field: string;
                                    effect: number;
                                    code?: string;
                                    why: string;
                                }[];
                                entity: {
                                    schema: string;
                                    names: string[];
                                    birth_dates: string[];
                                    countries: string[];
                                    programmes: string[];
                                    topics: string[];
                                    remarks: string | null;
                                };
                                allowed_by?: {
                                    list: string;
                                    entry_id: string;
                                };
                            }[];
                        } | null;
                        signals: {
                            /** Format: date-time */
                            at: string;
                            step: string;
                            ip_masked: string;
                            ip_country: string | null;
                            user_agent: string;
                            device_id_short: string;
                            time_zone: string | null;
                            flags: string[];
                        }[];
                        risk: {
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            rating: "low" | "medium" | "high" | "prohibited";
                            score: number;
                            model_version: string;
                            factors: {
                                code: string;
                                weight: number;
                                value: string;
                                contribution: number;
                                why: string;
                            }[];
                            /** Format: date-time */
                            at: string;
                        } | null;
                        decisions: {
                            id: string;
                            /** @enum {string} */
                            decision: "approve" | "decline" | "resubmit";
                            /** @enum {string} */
                            disposition: "final" | "retryable";
                            reasons: {
                                code: string;
                                text: string;
                            }[];
                            note: string | null;
                            policy_version: string;
                            inputs_hash: string;
                            proposed_by: {
                                kind: string;
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            proposed_at: string;
                            approved_by: {
                                id: string;
                                name: string;
                            } | null;
                            approved_at: string | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "pending" | "in_force" | "rejected" | "superseded";
                        }[];
                        timeline: {
                            /** Format: date-time */
                            at: string;
                            actor: {
                                kind: string;
                                name: string | null;
                            };
                            action: string;
                            text: string;
                            subject: string;
                            facts: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVerifications: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                status?: string;
                outcome?: string;
                country?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            customer: {
                                id: string;
                                name_masked: string;
                            } | null;
                            /**
                             * @description open enum
                             * @enum {string}
                             */
                            status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                            outcome: ("approved" | "declined" | "resubmit") | null;
                            country: string | null;
                            document_type: string | null;
                            flow: {
                                code: string;
                                version: number;
                            };
                            /** Format: date-time */
                            created_at: string;
                            submitted_at: string | null;
                            completed_at: string | null;
                            case_id: string | null;
                            rating: string | null;
                            tier: number | null;
                            simulated: boolean;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    postVerifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description The answer is kept 24 h under this key; another body with the same key is refused. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    external_id?: string;
                    country?: string;
                    document_type?: string;
                    name?: string;
                    locale?: string;
                    scenario?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        customer_id: string;
                        /**
                         * @description open enum
                         * @enum {string}
                         */
                        status: "created" | "started" | "submitted" | "processing" | "in_review" | "awaiting_customer" | "awaiting_provider" | "on_hold" | "completed" | "expired" | "abandoned" | "cancelled";
                        link: {
                            url: string;
                            /** Format: date-time */
                            expires_at: string;
                        };
                    };
                };
            };
            /** @description Refused */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that stays open */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
        };
    };
}
