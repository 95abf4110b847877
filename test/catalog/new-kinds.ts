/** A lesson with a question of each kind that the miniature course has not, as an author would write it. */
export const KINDS = 'lessons/30-kinds.yaml';

export const KINDS_LESSON = `kind: lesson
id: more-kinds
title: More kinds
summary: To match, to predict and to type.
module: imds
minutes: 4
sections:
  - id: one-page
    title: One page
    text: Say what you expect.
    questions:
      - id: which-id
        kind: match
        facts: [F02]
        stem: What is each id for?
        pairs:
          - left: A request for a token
            right: the client id
            why: Requests name an identity by it.
          - left: A role assignment
            right: the principal id
            why: Roles go to the service principal.
        distractors:
          - text: the tenant id
            why: It says which directory.
      - id: make-it
        kind: command
        stem: Make the identity id-new in rg-app.
        fixture: office
        goals:
          - id: it-is-there
            kind: identity-exists
            identity: id-new
          - id: it-may-nothing
            kind: no-other-role
            principal: id-new
            roles:
              - { role: Reader, scope: rg-app }
        solution:
          - az identity create -g rg-app -n id-new
        placeholder: az identity ...
        why: An identity is a resource, so it is made in a group.
      - id: what-comes
        kind: predict
        stem: What does this print?
        fixture: office
        lines:
          - az group list --query "[].name" -o tsv
        shows: rg-app
        choices:
          - text: rg-app
            correct: true
            why: It is the only group.
          - text: nothing
            why: There is one group.
      - id: how-long
        kind: number
        stem: How long does IMDS keep a token?
        answer: 24 hours
        why: The platform caches it for a day.
        commonErrors:
          - answer: 1 hour
            why: Other tokens live that long.
      - id: what-names
        kind: words
        stem: Which parameter names the identity?
        answers: [client_id]
        why: Requests name an identity by its client id.
`;
