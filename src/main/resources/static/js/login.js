// A click on a sample login fills it in; every sample's password is the same.
for (const sample of document.querySelectorAll('[data-user]')) {
  sample.addEventListener('click', () => {
    document.getElementById('username').value = sample.dataset.user;
    const password = document.getElementById('password');
    password.value = 'demo';
    password.form.querySelector('button').focus();
  });
}
